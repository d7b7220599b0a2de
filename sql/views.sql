-- Views, replaced whole at each migration; nobody reads them meanwhile.

create or replace view api.service_list with (security_invoker = true) as
	select code, module, title, title_en, standard, open from rg.service;
comment on view api.service_list is 'The catalogue.';
