<?cs # base: what the other macros stand on.

   # word(n)       a bilingual node: `n` in Chinese, `n.en` in English
   # classes(o)    the extra classes of a component, with the space before
   # zh(text)      what people wrote, or a name: Chinese also on an English page
   # sp()          a space where the language has one between words
   # colon()       the colon of the language, with a space where it has one
   # _or(a, b)     a, or b when a is empty
   # attrs(a)      further attributes: a.N.name and a.N.value; names are ours
?><?cs
def:word(n) ?><?cs if:Config.lang == "en" && n.en ?><?cs var:n.en ?><?cs
	else ?><?cs var:n ?><?cs /if ?><?cs /def ?><?cs

def:zh(text) ?><?cs if:Config.lang == "en" ?><span lang="zh-CN"><?cs
	var:text ?></span><?cs else ?><?cs var:text ?><?cs /if ?><?cs /def ?><?cs

def:sp() ?><?cs if:Config.lang == "en" ?> <?cs /if ?><?cs /def ?><?cs

def:colon() ?><?cs var:Text.ui.colon ?><?cs if:Config.lang == "en" ?> <?cs /if ?><?cs
/def ?><?cs

def:_or(a, b) ?><?cs if:a ?><?cs var:a ?><?cs else ?><?cs var:b ?><?cs /if ?><?cs
/def ?><?cs

def:classes(o) ?><?cs if:o.classes ?> <?cs var:o.classes ?><?cs /if ?><?cs
/def ?><?cs

def:attrs(a) ?><?cs each:x = a ?> <?cs var:x.name ?>="<?cs var:x.value ?>"<?cs
/each ?><?cs /def ?>
