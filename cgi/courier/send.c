/* The ways out. Hosts, keys and addresses come from the configuration alone;
 * redirects are not followed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <curl/curl.h>

#include "courier.h"

enum { PATIENCE = 15 };		/* seconds for one message */

static const char *setting(const struct conf *conf, const char *key)
{
	const char *v = conf_get(conf, key);

	return v && *v ? v : NULL;
}

static size_t ignore(char *data, size_t size, size_t n, void *arg)
{
	(void)data, (void)arg;
	return size * n;
}

static CURL *begin(const char *url)
{
	CURL *h = curl_easy_init();

	if (!h)
		return NULL;
	curl_easy_setopt(h, CURLOPT_URL, url);
	curl_easy_setopt(h, CURLOPT_TIMEOUT, (long)PATIENCE);
	curl_easy_setopt(h, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
	/* The environment does not choose another host. */
	curl_easy_setopt(h, CURLOPT_PROXY, "");
	curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, ignore);
	return h;
}

static const char *end(CURL *h)
{
	CURLcode code = curl_easy_perform(h);
	long status = 0;

	curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_cleanup(h);
	if (code != CURLE_OK)
		return "unreachable";
	return status >= 200 && status < 300 ? NULL : "refused";
}

const char *send_sms(struct arena *arena, const struct conf *conf,
	const char *to, const char *text)
{
	const char *url = setting(conf, "sms.url");
	const char *key = setting(conf, "sms.key"), *body, *fault;
	struct curl_slist *headers = NULL;
	char *a, *b;
	CURL *h;

	if (!url)
		return "no sms gateway is set";
	h = begin(url);
	if (!h)
		return "memory";
	a = curl_easy_escape(h, to, 0);
	b = curl_easy_escape(h, text, 0);
	body = arena_printf(arena, "to=%s&text=%s", a ? a : "", b ? b : "");
	curl_free(a);
	curl_free(b);
	if (key)
		headers = curl_slist_append(NULL, arena_printf(arena,
			"Authorization: Bearer %s", key));
	curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "https,http");
	curl_easy_setopt(h, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(h, CURLOPT_POSTFIELDS, body);
	fault = end(h);
	curl_slist_free_all(headers);
	return fault;
}

/* What is left of a mail while curl reads it. */
struct letter {
	const char *text;
	size_t left;
};

static size_t read_letter(char *out, size_t size, size_t n, void *arg)
{
	struct letter *l = arg;
	size_t take = size * n < l->left ? size * n : l->left;

	memcpy(out, l->text, take);
	l->text += take;
	l->left -= take;
	return take;
}

const char *send_mail(struct arena *arena, const struct conf *conf,
	const char *to, const char *text)
{
	const char *server = setting(conf, "mail.smtp");
	const char *from = setting(conf, "mail.from"), *fault;
	struct curl_slist *rcpt;
	struct letter l;
	CURL *h;

	if (!server || !from)
		return "no mail server is set";
	if (strpbrk(to, "\r\n<>"))
		return "address";
	l.text = arena_printf(arena, "From: <%s>\r\nTo: <%s>\r\n"
		"Subject: Ronggui\r\nMIME-Version: 1.0\r\n"
		"Content-Type: text/plain; charset=UTF-8\r\n"
		"Content-Transfer-Encoding: 8bit\r\n\r\n%s\r\n",
		from, to, text);
	l.left = strlen(l.text);
	h = begin(server);
	if (!h)
		return "memory";
	rcpt = curl_slist_append(NULL, to);
	curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(h, CURLOPT_USE_SSL, CURLUSESSL_TRY);
	curl_easy_setopt(h, CURLOPT_MAIL_FROM, from);
	curl_easy_setopt(h, CURLOPT_MAIL_RCPT, rcpt);
	curl_easy_setopt(h, CURLOPT_READFUNCTION, read_letter);
	curl_easy_setopt(h, CURLOPT_READDATA, &l);
	curl_easy_setopt(h, CURLOPT_UPLOAD, 1L);
	fault = end(h);
	curl_slist_free_all(rcpt);
	return fault;
}
