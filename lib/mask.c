#include "mask.h"

#include <string.h>

#include "rules.h"
#include "text.h"

/* Surnames of two characters, in both scripts where they differ. */
static const char surnames[] =
	" 万俟 司马 上官 欧阳 夏侯 诸葛 闻人 东方 赫连 皇甫 尉迟 公羊 澹台 公冶"
	" 宗政 濮阳 淳于 单于 太叔 申屠 公孙 仲孙 轩辕 令狐 钟离 宇文 长孙 慕容"
	" 鲜于 闾丘 司徒 司空 亓官 司寇 仉督 子车 颛孙 端木 巫马 公西 漆雕 乐正"
	" 壤驷 公良 拓跋 拓拔 夹谷 宰父 谷梁 榖梁 段干 百里 东郭 南门 呼延 归海"
	" 羊舌 微生 梁丘 左丘 东门 西门 伯赏 南宫 独孤 第五 叔孙 完颜 纳兰 那拉"
	" 耶律 尔朱 贺兰 贺若 斛律 沮渠 秃发 乞伏 屈突 哥舒 豆卢 达奚 叱干 宿勤"
	" 相里 胡母 胡毋 毋丘 毌丘 即墨 褚师 东里 东野 北宫 南郭 公户 公仪 公伯"
	" 公皙 公祖 子桑 子书 仲长 伊祁 壶丘 赫舍 富察 叶赫 闾邱 梁邱 左邱"
	" 萬俟 司馬 歐陽 諸葛 聞人 東方 赫連 尉遲 澹臺 濮陽 單于 公孫 仲孫 軒轅"
	" 鍾離 鐘離 長孫 鮮于 閭丘 顓孫 巫馬 樂正 壤駟 夾谷 穀梁 東郭 南門 歸海"
	" 東門 西門 伯賞 南宮 獨孤 叔孫 完顏 納蘭 爾朱 賀蘭 賀若 禿發 豆盧 達奚"
	" 褚師 東里 北宮 ";

/* A character as it is seen: a point and what joins it. */
struct character {
	const char *at;
	size_t n;
};

static struct character character_next(const char **s)
{
	struct character c = { *s, 0 };

	if (text_next(s) == 0)
		return c;
	for (const char *p = *s; text_is_joined(text_next(&p)); )
		*s = p;
	c.n = (size_t)(*s - c.at);
	return c;
}

static size_t characters(const char *s)
{
	size_t n = 0;

	while (character_next(&s).n > 0)
		n++;
	return n;
}

static bool has_interpunct(const char *s)
{
	uint32_t point;

	while ((point = text_next(&s)) != 0)
		if (point == 0x00B7 || name_is_lookalike(point))
			return true;
	return false;
}

/* Does the name begin with a surname of two characters, and go on? */
static bool is_compound(const char *name)
{
	const char *p = name;
	char word[64];
	struct text t = text_into(word, sizeof word);

	if (characters(name) < 3)
		return false;
	character_next(&p);
	character_next(&p);
	text_add(&t, " ");
	text_add_bytes(&t, name, (size_t)(p - name));
	text_add(&t, " ");
	return !t.full && strstr(surnames, word) != NULL;
}

/* Copies the next n characters of *s. */
static void keep(struct text *t, const char **s, size_t n)
{
	while (n-- > 0) {
		struct character c = character_next(s);

		text_add_bytes(t, c.at, c.n);
	}
}

static void skip(const char **s, size_t n)
{
	while (n-- > 0)
		character_next(s);
}

/* Never hands out half a mask: what does not fit is stars. */
static const char *finish(struct text *t)
{
	if (t->full) {
		*t = text_into(t->at, t->size);
		text_add(t, "**");
	}
	return t->at;
}

/* First character, and the same stars whatever follows. */
static void mask_joined(struct text *t, const char *name)
{
	keep(t, &name, 1);
	text_add(t, "**\xC2\xB7***");
}

static void mask_plain(struct text *t, const char *name, size_t n)
{
	size_t surname = is_compound(name) ? 2 : 1, given = n - surname;

	keep(t, &name, surname);
	text_add(t, given > 2 ? "**" : "*");
	if (given < 2)
		return;
	skip(&name, given - 1);
	keep(t, &name, 1);
}

const char *mask_name(const char *name, char *out, size_t size)
{
	struct text t = text_into(out, size);
	size_t n = characters(name);

	if (n == 0)
		return out;
	if (n == 1 || !text_valid(name, strlen(name)))
		text_add(&t, "*");
	else if (has_interpunct(name))
		mask_joined(&t, name);
	else
		mask_plain(&t, name, n);
	return finish(&t);
}

/*
 * The first and last characters of a number with stars between, if it is
 * `length` ASCII letters and digits long (0: at least eight).
 */
static const char *ends(const char *s, size_t length, size_t first,
	const char *stars, size_t last, char *out, size_t size)
{
	struct text t = text_into(out, size);
	size_t n = strlen(s);

	if (n == 0)
		return out;
	for (const char *p = s; *p != '\0'; p++)
		if (!text_is_digit((unsigned char)*p) &&
		    !text_is_letter((unsigned char)*p))
			n = 0;
	if (n == 0 || (length > 0 ? n != length : n < 8)) {
		text_add(&t, "****");
		return finish(&t);
	}
	text_add_bytes(&t, s, first);
	text_add(&t, stars);
	text_add_bytes(&t, s + n - last, last);
	return finish(&t);
}

const char *mask_mobile(const char *mobile, char *out, size_t size)
{
	return ends(mobile, 11, 3, "****", 4, out, size);
}

const char *mask_bankcard(const char *card, char *out, size_t size)
{
	return ends(card, 0, 0, "**** ", 4, out, size);
}

const char *mask_id_staff(const char *id, char *out, size_t size)
{
	return ends(id, 18, 6, "********", 4, out, size);
}

const char *mask_id_owner(const char *id, char *out, size_t size)
{
	return ends(id, 18, 3, "***********", 4, out, size);
}

const char *mask_id_public(const char *id, char *out, size_t size)
{
	return ends(id, 18, 0, "**************", 4, out, size);
}

const char *mask_card(const char *number, char *out, size_t size)
{
	struct text t = text_into(out, size);
	size_t n = characters(number);

	if (n == 0)
		return out;
	text_add(&t, "****");
	if (n < 8 || !text_valid(number, strlen(number)))
		return finish(&t);
	text_add(&t, " ");
	skip(&number, n - 4);
	text_add(&t, number);
	return finish(&t);
}

mask_function *mask_find(const char *kind)
{
	static const struct {
		const char *kind;
		mask_function *mask;
	} masks[] = {
		{ "mask_name", mask_name },
		{ "mask_mobile", mask_mobile },
		{ "mask_bankcard", mask_bankcard },
		{ "mask_id_staff", mask_id_staff },
		{ "mask_id_owner", mask_id_owner },
		{ "mask_id_public", mask_id_public },
		{ "mask_card", mask_card },
	};

	for (size_t i = 0; i < sizeof masks / sizeof *masks; i++)
		if (strcmp(masks[i].kind, kind) == 0)
			return masks[i].mask;
	return NULL;
}
