#!/bin/sh
# Makes the roles and databases of the program and of Keycloak. The image of PostgreSQL runs it once, on an empty
# server. By hand, as the user postgres: with "-" it reads the passwords as lines NAME=value.
set -eu

if [ "${1:-}" = - ]; then
	while IFS='=' read -r name value; do
		case $name in
		ADP_OWNER_PASSWORD | ADP_APP_PASSWORD | ADP_KEYCLOAK_DATABASE_PASSWORD) export "$name=$value" ;;
		esac
	done
fi
: "${ADP_OWNER_PASSWORD:?is missing}" "${ADP_APP_PASSWORD:?is missing}" "${ADP_KEYCLOAK_DATABASE_PASSWORD:?is missing}"

psql --set ON_ERROR_STOP=1 --quiet --no-psqlrc --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\getenv owner ADP_OWNER_PASSWORD
\getenv app ADP_APP_PASSWORD
\getenv keycloak ADP_KEYCLOAK_DATABASE_PASSWORD
create role adp_owner login password :'owner';
create role adp_app login password :'app';
create database adp owner adp_owner template template0 encoding 'UTF8'
    locale_provider builtin builtin_locale 'C.UTF-8' locale 'C';
revoke all on database adp from public;
grant connect on database adp to adp_app;
create role keycloak login password :'keycloak';
create database keycloak owner keycloak template template0 encoding 'UTF8'
    locale_provider builtin builtin_locale 'C.UTF-8' locale 'C';
revoke all on database keycloak from public;
SQL
