-- Services are read page by page in the order of their names.
create index on directory.service (lower(name), id);
