<?cs # Renders each of Page.kit.N.{component options} for tests/web/macros.t. ?>
<?cs include!"macros/all.cs" ?>
<?cs each:f = Page.kit ?>
@@@ <?cs var:name(f) ?>

<?cs set:c = f.component
?><?cs if:c == "button" ?><?cs call:button(f.options)
?><?cs elif:c == "label" ?><?cs call:label(f.options, f.options.for)
?><?cs elif:c == "hint" ?><?cs call:hint(f.options, f.options.id)
?><?cs elif:c == "error-message" ?><?cs call:error_message(f.options, f.options.id)
?><?cs elif:c == "fieldset" ?><?cs call:fieldset(f.options)
?><?cs elif:c == "input" ?><?cs call:input(f.options)
?><?cs elif:c == "textarea" ?><?cs call:textarea(f.options)
?><?cs elif:c == "character-count" ?><?cs call:character_count(f.options)
?><?cs elif:c == "password-input" ?><?cs call:password_input(f.options)
?><?cs elif:c == "date-input" ?><?cs call:date_input(f.options)
?><?cs elif:c == "file-upload" ?><?cs call:file_upload(f.options)
?><?cs elif:c == "select" ?><?cs call:select(f.options)
?><?cs elif:c == "radios" ?><?cs call:radios(f.options)
?><?cs elif:c == "checkboxes" ?><?cs call:checkboxes(f.options)
?><?cs elif:c == "notification-banner" ?><?cs call:notification_banner(f.options)
?><?cs elif:c == "warning-text" ?><?cs call:warning_text(f.options)
?><?cs elif:c == "inset-text" ?><?cs call:inset_text(f.options)
?><?cs elif:c == "panel" ?><?cs call:panel(f.options)
?><?cs elif:c == "details" ?><?cs call:details(f.options)
?><?cs elif:c == "error-summary" ?><?cs call:error_summary(f.options)
?><?cs elif:c == "phase-banner" ?><?cs call:phase_banner(f.options)
?><?cs elif:c == "back-link" ?><?cs call:back_link(f.options)
?><?cs elif:c == "skip-link" ?><?cs call:skip_link(f.options)
?><?cs elif:c == "breadcrumbs" ?><?cs call:breadcrumbs(f.options)
?><?cs elif:c == "pagination" ?><?cs call:pagination(f.options)
?><?cs elif:c == "tabs" ?><?cs call:tabs(f.options)
?><?cs elif:c == "table" ?><?cs call:table(f.options)
?><?cs elif:c == "summary-list" ?><?cs call:summary_list(f.options)
?><?cs elif:c == "task-list" ?><?cs call:task_list(f.options)
?><?cs elif:c == "tag" ?><?cs call:tag(f.options)
?><?cs else ?>no macro<?cs /if ?>
<?cs /each ?>
