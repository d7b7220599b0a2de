<?cs # Every macro, once.  layout/head.cs and layout/desk.cs include this; a
   # page never does.  The components are those of govuk-frontend: `o` is a
   # node with the kit's own option names (text, classes, href, items.N …);
   # options that carry ready HTML are left out, so that only `var:` prints.
   # tests/web/macros.t compares each with the kit's fixtures. ?>
<?cs include!"macros/base.cs" ?>
<?cs include!"macros/button.cs" ?>
<?cs include!"macros/label.cs" ?>
<?cs include!"macros/input.cs" ?>
<?cs include!"macros/choice.cs" ?>
<?cs include!"macros/tag.cs" ?>
<?cs include!"macros/notice.cs" ?>
<?cs include!"macros/link.cs" ?>
<?cs include!"macros/list.cs" ?>
<?cs include!"macros/field.cs" ?>
<?cs include!"macros/form.cs" ?>
