#!/bin/sh
# Writes the environment of the two services, adp.env and keycloak.env, from the file that ./adp secrets made and you
# filled in:  config/server/environment.sh FILE [FOLDER]   FOLDER is /etc/adp where none is named.
set -eu

[ $# -ge 1 ] || {
	echo "usage: $0 FILE [FOLDER]" >&2
	exit 2
}
folder=${2:-/etc/adp}
umask 077

# Read as text, not run: a password may hold anything but a line break.
while IFS= read -r line || [ -n "$line" ]; do
	name=${line%%=*}
	value=${line#*=}
	case $name in
	'' | '#'*) ;;
	ADP_*) export "$name=$value" ;;
	*)
		echo "$1: '$name' is not known" >&2
		exit 1
		;;
	esac
done <"$1"

missing=''
for name in ADP_ADDRESS ADP_KEYCLOAK_ADDRESS ADP_FIRST_ADMINISTRATOR ADP_OWNER_PASSWORD ADP_APP_PASSWORD \
	ADP_KEYCLOAK_DATABASE_PASSWORD ADP_KEYCLOAK_ADMIN_PASSWORD ADP_WEB_SECRET ADP_ACCOUNTS_SECRET \
	ADP_DASHBOARD_SECRET ADP_PARTNER_SECRET; do
	eval "[ -n \"\${$name:-}\" ]" || missing="$missing $name"
done
[ -z "$missing" ] || {
	echo "$1: please fill in$missing" >&2
	exit 1
}
case $ADP_ADDRESS$ADP_KEYCLOAK_ADDRESS in
https://*https://*) ;;
*)
	echo "$1: ADP_ADDRESS and ADP_KEYCLOAK_ADDRESS begin with https://" >&2
	exit 1
	;;
esac

# As systemd reads it between quotation marks.
quoted() {
	printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"$`]/\\&/g')"
}

mkdir -p "$folder"
cat >"$folder/adp.env" <<ENV
SPRING_PROFILES_ACTIVE=sso,production
SERVER_PORT=8080
ADP_HOME=/var/lib/adp
ADP_CONFIG=/opt/adp/config
ADP_ADDRESS=$ADP_ADDRESS
ADP_FIRSTADMINISTRATOR=$(quoted "$ADP_FIRST_ADMINISTRATOR")
ADP_SSO_ISSUER=$ADP_KEYCLOAK_ADDRESS/realms/adp
ADP_SSO_SERVER=http://127.0.0.1:8180
ADP_SSO_CLIENTSECRET=$ADP_WEB_SECRET
ADP_SSO_ACCOUNTSSECRET=$ADP_ACCOUNTS_SECRET
SPRING_DATASOURCE_URL=jdbc:postgresql://127.0.0.1:5432/adp
SPRING_DATASOURCE_USERNAME=adp_app
SPRING_DATASOURCE_PASSWORD=$ADP_APP_PASSWORD
SPRING_FLYWAY_USER=adp_owner
SPRING_FLYWAY_PASSWORD=$ADP_OWNER_PASSWORD
ENV
cat >"$folder/keycloak.env" <<ENV
KC_DB_URL=jdbc:postgresql://127.0.0.1:5432/keycloak
KC_DB_USERNAME=keycloak
KC_DB_PASSWORD=$ADP_KEYCLOAK_DATABASE_PASSWORD
KC_BOOTSTRAP_ADMIN_USERNAME=admin
KC_BOOTSTRAP_ADMIN_PASSWORD=$ADP_KEYCLOAK_ADMIN_PASSWORD
KC_HOSTNAME=$ADP_KEYCLOAK_ADDRESS
KC_HTTP_ENABLED=true
KC_HTTP_HOST=127.0.0.1
KC_HTTP_PORT=8180
KC_HTTP_MANAGEMENT_HOST=127.0.0.1
KC_PROXY_HEADERS=xforwarded
KC_CACHE=local
ADP_ADDRESS=$ADP_ADDRESS
ADP_PROGRAM_ADDRESS=http://127.0.0.1:8080
ADP_WEB_SECRET=$ADP_WEB_SECRET
ADP_ACCOUNTS_SECRET=$ADP_ACCOUNTS_SECRET
ADP_DASHBOARD_SECRET=$ADP_DASHBOARD_SECRET
ADP_PARTNER_SECRET=$ADP_PARTNER_SECRET
ADP_PARTNER_UNIT=${ADP_PARTNER_UNIT:-}
ADP_SMTP_ENABLED=${ADP_SMTP_ENABLED:-false}
ADP_SMTP_HOST=${ADP_SMTP_HOST:-}
ADP_SMTP_PORT=${ADP_SMTP_PORT:-587}
ADP_SMTP_FROM=${ADP_SMTP_FROM:-nobody@adp.invalid}
ADP_SMTP_STARTTLS=${ADP_SMTP_STARTTLS:-true}
ADP_SMTP_AUTH=${ADP_SMTP_AUTH:-false}
ADP_SMTP_USER=${ADP_SMTP_USER:-}
ADP_SMTP_PASSWORD=$(quoted "${ADP_SMTP_PASSWORD:-}")
${JAVA_HOME:+JAVA_HOME=$JAVA_HOME}
ENV
echo "Wrote $folder/adp.env and $folder/keycloak.env"
