-- Of what is told in totals alone no single record can be: a unit brings a return, or nothing is asked of it.
alter table measures.unit_source drop constraint unit_source_kind_check;
alter table measures.unit_source add constraint unit_source_kind_check check (kind in ('ROWS', 'RETURN', 'NONE'));
