-- Related cases are found by what their forms hold.
create index on rg.case_form using gin (fields jsonb_path_ops);
