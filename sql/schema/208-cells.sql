-- Parts of a case's pages are rows of texts, no longer documents; what answered
-- with documents makes room for what sql/api defines under the same names.
drop function if exists api.case_page(text);
drop function if exists api.desk_page(text, boolean, int);
drop function if exists api.draft_page(bigint);
drop function if exists rg.page_case(rg.case_file, date);
drop function if exists rg.page_clocks(bigint);
drop function if exists rg.page_files(bigint);
drop function if exists rg.page_messages(bigint);
drop function if exists rg.page_issued(bigint);
drop function if exists rg.page_opened(rg.case_file);
drop function if exists rg.page_head(rg.case_file, bigint);
drop function if exists rg.page_events(bigint, int);
drop function if exists rg.page_values(bigint);
drop function if exists rg.page_tasks(bigint, bigint);
drop function if exists rg.page_notes(bigint);
drop function if exists rg.page_related(rg.case_file);
drop function if exists rg.page_member(bigint);
drop function if exists rg.page_rating(rg.case_file);
