-- Another mobile number for a public account. It is the log-in name as well.

create or replace function api.mobile_set(p_mobile text, p_code text,
	p_address text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s record;
	was rg.account;
begin
	perform rg.need_session();
	select * into s from rg.live_session();
	-- A number that has an account was told so and got no code.
	if not rg.code_take('mobile', p_mobile, p_code)
		or exists (select from rg.account
			where side = 'pub' and login = p_mobile) then
		return 'code:err_code';
	end if;
	select * into was from rg.account where id = s.account for update;
	if was.side <> 'pub' then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	update rg.account set login = p_mobile, mobile = p_mobile
	where id = was.id;
	update rg.session set ended_at = clock_timestamp()
	where account = was.id and ended_at is null and id <> s.id;
	insert into rg.outbox (account, way, address, template, next_at, at)
	values (was.id, 'sms', was.mobile, 'mobile_changed', now(),
		api.now());
	perform rg.note_security('mobile_set', was.id::text, was.id,
		p_address);
	return 'ok';
end $$;
comment on function api.mobile_set(text, text, text) is
	'Changes one''s own number by a code sent to the new one; the old one '
	'is told, other sessions end. Answers ok or field:reason.';
