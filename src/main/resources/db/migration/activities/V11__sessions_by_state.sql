-- Most lists leave some states out: with the state beside its order, an index tells how many there are without a look at the rows.
drop index activities.session_happened_on_id_idx;
create index session_happened_on_id_idx on activities.session (happened_on desc, id desc) include (state);

-- The few that still have to be told of, for which the page of sessions asks first.
create index session_to_check_idx on activities.session (happened_on desc, id desc) where state = 'TO_CHECK';
