/* The settings are few: each call reads them anew. */
#include "vaults.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "conf.h"
#include "crypt.h"

struct names {
	struct arena *arena;
	const char *module[VAULTS_MAX], *file[VAULTS_MAX];
	size_t n;
};

static void
take_name(void *arg, const char *rest, const char *value)
{
	struct names *names = arg;

	if (names->n == VAULTS_MAX - 1)
		return;
	names->module[names->n] = arena_strdup(names->arena, rest);
	names->file[names->n++] = arena_strdup(names->arena, value);
}

/* Modules with a ring of their own. */
static void
find_modules(struct arena *arena, const struct conf *conf,
    struct names *names)
{
	*names = (struct names){ .arena = arena };
	conf_each(conf, "key.file.", take_name, names);
}

static const char *
setting(const struct conf *conf, const char *key)
{
	const char *value = conf_get(conf, key);

	return value == NULL ? "" : value;
}

static const char *
folder_of(struct arena *arena, const struct conf *conf, const char *module)
{
	return arena_strdup(arena, setting(conf, *module == '\0' ? "keys" :
	    arena_printf(arena, "keys.%s", module)));
}

struct vault
vaults_notes(struct arena *arena, const struct vault *module)
{
	return (struct vault){ .folder = arena_printf(arena, "%s/counsel",
		module->folder), .keys = module->keys, .purpose = "counsel" };
}

static void
add_vault(struct vaults *all, const char *module, struct vault is)
{
	all->vault[all->n].module = module;
	all->vault[all->n++].is = is;
}

static int
open_ring(struct arena *arena, const struct conf *conf, int strict,
    struct vaults *all, const char *module, const char *file, char *err,
    size_t errlen)
{
	struct crypt_keys *keys = crypt_keys_load(file, err, errlen);
	const struct vault own = { .folder = folder_of(arena, conf, module),
		.keys = keys, .purpose = "person" };

	if (keys == NULL)
		return -1;
	all->ring[all->rings++] = (struct ring_of){ module, file, keys };
	if (crypt_keys_suite(keys, conf_get(conf, "key.suite"), err, errlen) !=
	    0 && strict)
		return -1;
	add_vault(all, module, own);
	if (*module != '\0')
		add_vault(all, module, vaults_notes(arena, &own));
	return 0;
}

int
vaults_open(struct arena *arena, const struct conf *conf, int strict,
    struct vaults *out, char *err, size_t errlen)
{
	struct names names;

	*out = (struct vaults){ .rings = 0 };
	if (open_ring(arena, conf, strict, out, "", setting(conf, "key.file"),
	    err, errlen) != 0)
		return -1;
	find_modules(arena, conf, &names);
	for (size_t i = 0; i < names.n; i++)
		if (open_ring(arena, conf, strict, out, names.module[i],
		    names.file[i], err, errlen) != 0)
			return -1;
	return 0;
}

void
vaults_close(struct vaults *all)
{
	for (size_t i = 0; i < all->rings; i++)
		crypt_keys_free(all->ring[i].keys);
	all->rings = all->n = 0;
}

const struct vault *
vaults_of(const struct vaults *all, const char *module)
{
	for (size_t i = 1; i < all->n; i++)
		if (strcmp(all->vault[i].module, module) == 0 &&
		    strcmp(all->vault[i].is.purpose, "person") == 0)
			return &all->vault[i].is;
	return &all->vault[0].is;
}

const char *const *
vaults_folders(struct arena *arena, const struct conf *conf)
{
	const char **list = arena_alloc(arena, 2 * VAULTS_MAX * sizeof *list);
	struct names names;
	size_t n = 0;

	find_modules(arena, conf, &names);
	list[n++] = folder_of(arena, conf, "");
	for (size_t i = 0; i < names.n; i++) {
		const struct vault own = { .folder = folder_of(arena, conf,
			names.module[i]) };

		list[n++] = own.folder;
		list[n++] = vaults_notes(arena, &own).folder;
	}
	list[n] = NULL;
	return list;
}
