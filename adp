#!/bin/sh
# Builds, starts and checks the ADP platform. `./adp help` lists the commands.

set -eu

caller=$PWD
CDPATH='' cd -- "$(dirname -- "$0")"

jar=target/adp.jar
homes=.adp
missing=''

# Commands

help() {
	cat <<'END'
The ADP platform: build it, start it, check it.

  ./adp run [--sso] [--empty] [--port N]
                                   start the program with sample data, on port 8080;
                                   builds it first where anything has changed
                                   --sso     sign in through a Keycloak that is started beside it,
                                             on the port 100 above; in a home of its own
                                   --empty   start without sample data, in a home of its own
                                   --port N  listen on port N
  ./adp test                       build and run every test, in a browser too
  ./adp test quick                 leave out the browser and the slow tests
  ./adp build                      make target/adp.jar, without tests
  ./adp frontend                   build the code that runs in browsers, which build, run and test
                                   otherwise do themselves where it has changed
  ./adp format                     put the Java sources into our format
  ./adp bench                      measure how fast the program answers
  ./adp bench portfolio            the same with a hundred plans
  ./adp bench bus                  measure how fast events are handled
  ./adp bench supplies [ROWS]      take two million supplies in, beside COPY, and read them
  ./adp bench waits [ROWS]         take 460,000 waits in, beside COPY, read them, and judge them anew
  ./adp bench activities [YEARS]   take 60,000 sessions a year in, beside COPY, and read them
  ./adp bench directory [SERVICES] read the open pages with 5,000 services, beside SQL, and what changed
  ./adp bench care [TIMES]         read people to reach, stays and episodes, ten times the country's
  ./adp bench crash [SEED]         cut the power ten times while supplies come in, and look at what is left
  ./adp backup [FILE] [--empty | --home FOLDER]
                                   put everything into one file, while the program runs or not;
                                   without FILE into .adp/backups
  ./adp backup --keys FILE.adpkeys [--empty | --home FOLDER]
                                   copy the secrets by which people are recognised, which no backup
                                   holds; keep the two apart
  ./adp restore FILE [--empty | --home FOLDER] [--yes]
                                   put the data of a backup in the place of what is there,
                                   which is moved aside; the program must not run;
                                   FILE.adpkeys puts the secrets back
  ./adp reset [--yes]              delete the data that earlier runs kept in .adp, not the backups
  ./adp keycloak                   fetch and prepare the Keycloak of run --sso and of the tests,
                                   which otherwise do so themselves
  ./adp secrets [FILE]             make the passwords that compose.yaml asks for; without FILE in .env
  ./adp help                       this text

Needed to build: a JDK, 25 or later, Maven, 3.8 or later, and npm; where its Node.js is older than 24, one
is fetched into .adp/node. The jar needs the JDK alone. The tests also drive a Chromium and, where it is
installed, LibreOffice Calc.

  JAVA_HOME       the JDK to use, where it is recent enough
  ADP_JAVA_OPTS   further options for the program's JVM
  ADP_CHROMIUM    the Chromium or Chrome to test with
END
}

run() {
	home=sample
	sample=true
	sso=false
	port=8080
	while [ $# -gt 0 ]; do
		case $1 in
		--empty)
			home=empty
			sample=false
			;;
		--sso) sso=true ;;
		--port)
			[ $# -gt 1 ] || misused '--port needs a number'
			port=$2
			shift
			;;
		--port=*) port=${1#--port=} ;;
		*) misused "run does not know '$1'" ;;
		esac
		shift
	done
	is_port "$port" || misused "--port needs a number from 1 to 65535, not '$port'"

	[ "$sso" = false ] || is_port $((port + 100)) ||
		misused '--sso needs a port up to 65435, because Keycloak takes the one 100 above'

	require_jdk
	jar_is_current || require_builders
	[ "$sso" = false ] || keycloak_is_ready || require_maven
	stop_if_missing
	jar_is_current || package

	if [ "$sso" = true ]; then
		home=$homes/sso-$home
		run_with_keycloak
		return
	fi
	home=$homes/$home
	set -- "--adp.home=$home" "--adp.config=config" "--server.port=$port"
	set -- "$@" "--adp.sample=$sample"
	# The last two options before ADP_JAVA_OPTS silence warnings about libraries that users can do nothing about.
	# shellcheck disable=SC2086 # ADP_JAVA_OPTS holds several options
	exec java -Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${ADP_JAVA_OPTS:-} \
		-jar "$jar" "$@"
}

# This script stays beside the two, to stop one with the other.
run_with_keycloak() {
	program=''
	kc_pid=''
	prepare_keycloak
	kc_home=$home/keycloak
	kc_port=$((port + 100))
	refuse_second_run
	mkdir -p "$kc_home"
	chmod 700 "$home" "$kc_home"
	read_sso_secrets "$home/secrets"
	export ADP_ADDRESS="http://localhost:$port" ADP_PROGRAM_ADDRESS="http://localhost:$port"

	trap 'stop_both; exit 130' INT
	trap 'stop_both; exit 143' TERM HUP
	start_keycloak
	keep_address

	# Everybody on this computer can read the arguments of a process, but not its environment.
	export ADP_SSO_CLIENTSECRET="$ADP_WEB_SECRET" ADP_SSO_ACCOUNTSSECRET="$ADP_ACCOUNTS_SECRET"
	[ "$sample" = false ] || export ADP_SSO_DEMONSTRATIONPASSWORD="$ADP_DEMONSTRATION_PASSWORD"
	# shellcheck disable=SC2086 # ADP_JAVA_OPTS holds several options
	java -Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${ADP_JAVA_OPTS:-} \
		-jar "$jar" "--adp.home=$home" "--adp.config=config" "--server.port=$port" "--adp.sample=$sample" \
		--spring.profiles.active=sso "--adp.sso.issuer=http://localhost:$kc_port/realms/adp" \
		"--adp.address=http://localhost:$port" &
	program=$!
	echo "$program" >"$home/program.pid"
	status=0
	wait "$program" || status=$?
	program=''
	stop_both
	exit "$status"
}

# A backup is no moment to build anew: whatever jar is there does.
backup_or_restore() {
	require_jdk
	[ -f "$jar" ] || require_builders
	stop_if_missing
	[ -f "$jar" ] || package
	next=verb
	for argument; do
		shift
		case $next:$argument in
		verb:*) next=any ;;
		folder:*)
			argument=$(from_caller "$argument")
			next=any
			;;
		any:--home) next=folder ;;
		any:--home=*) argument=--home=$(from_caller "${argument#--home=}") ;;
		any:-*) ;;
		*) argument=$(from_caller "$argument") ;;
		esac
		set -- "$@" "$argument"
	done
	exec java -Xmx256m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar "$jar" "$@"
}

run_tests() {
	start=$(date +%s)
	case $* in
	'')
		require_jdk
		require_builders
		require_chromium
		stop_if_missing
		want_libreoffice
		prepare_keycloak
		build_frontend
		begin_jar
		set -- verify
		;;
	quick)
		require_jdk
		require_maven
		stop_if_missing
		set -- test -Dtest.excluded.groups=browser,slow
		;;
	*) misused "test does not know '$*'" ;;
	esac

	# Reports of tests that were renamed or are left out now would be counted again.
	rm -rf target/surefire-reports target/processor-seconds.txt
	status=0
	maven "$@" || status=$?
	[ "$status" = 0 ] || [ "$1" = test ] || rm -f "$jar"
	print_minutes $(($(date +%s) - start))
	exit "$status"
}

build() {
	nothing_after build "$@"
	require_jdk
	require_builders
	stop_if_missing
	package
	bytes=$(wc -c <"$jar")
	echo "$PWD/$jar, $(((bytes + 500000) / 1000000)) MB"
}

frontend() {
	nothing_after frontend "$@"
	require_npm
	stop_if_missing
	build_frontend
	echo "$PWD/$script"
}

format() {
	nothing_after format "$@"
	require_jdk
	require_maven
	stop_if_missing
	maven spring-javaformat:apply
}

bench() {
	case $* in
	'' | portfolio | bus | supplies | waits | activities | directory | care | crash) ;;
	'supplies '* | 'waits '* | 'activities '* | 'directory '* | 'care '* | 'crash '*)
		case $2 in
		*[!0-9]* | '') misused "bench $1 takes a number" ;;
		esac
		;;
	*) misused "bench does not know '$*'" ;;
	esac
	require_jdk
	require_builders
	require_chromium
	stop_if_missing
	jar_is_current || package
	maven -q test-compile exec:java -Dexec.mainClass=scot.adp.bench.Bench -Dexec.classpathScope=test \
		-Dexec.args="$*"
}

keycloak() {
	nothing_after keycloak "$@"
	require_jdk
	require_maven
	stop_if_missing
	prepare_keycloak
	echo "$PWD/$kc"
}

secrets() {
	[ $# -le 1 ] || misused 'secrets takes the name of one file'
	file=$(from_caller "${1:-.env}")
	[ ! -e "$file" ] || fail "$file is there already and was left as it is: the databases know its passwords."
	(
		umask 077
		{
			echo '# Passwords for compose.yaml. Keep a copy in a safe place, and this file out of every repository.'
			for name in ADP_POSTGRES_PASSWORD ADP_OWNER_PASSWORD ADP_APP_PASSWORD ADP_KEYCLOAK_DATABASE_PASSWORD \
				ADP_KEYCLOAK_ADMIN_PASSWORD ADP_WEB_SECRET ADP_ACCOUNTS_SECRET ADP_DASHBOARD_SECRET ADP_PARTNER_SECRET; do
				echo "$name=$(new_secret)"
			done
			cat <<'END'

# Where people reach the program and Keycloak, such as https://adp.example.org, without a slash at the end.
ADP_ADDRESS=
ADP_KEYCLOAK_ADDRESS=

# The work e-mail address of the first administrator.
ADP_FIRST_ADMINISTRATOR=

# The mail server for invitations and forgotten passwords. Without one leave this as it is.
ADP_SMTP_ENABLED=false
ADP_SMTP_HOST=
ADP_SMTP_PORT=587
ADP_SMTP_FROM=nobody@adp.invalid
ADP_SMTP_STARTTLS=true
ADP_SMTP_AUTH=false
ADP_SMTP_USER=
ADP_SMTP_PASSWORD=

# The unit for which a partner's system writes, a code from config/organisations.yaml; empty for none.
ADP_PARTNER_UNIT=
END
		} >"$file.new"
	)
	mv "$file.new" "$file"
	echo "Wrote $file, which nobody else may read. Fill in the addresses before the first start."
}

reset() {
	case $* in
	'') asking=true ;;
	--yes) asking=false ;;
	*) misused "reset does not know '$*'" ;;
	esac
	if [ ! -e "$homes" ]; then
		echo "There is nothing to delete: no run has kept data in $homes."
		return
	fi
	refuse_while_in_use
	if [ "$asking" = true ]; then
		[ -t 0 ] || fail "Nobody can be asked here. To delete $homes without asking: ./adp reset --yes"
		printf 'Delete %s with all data that earlier runs kept there? [y/N] ' "$homes"
		read -r answer || answer=''
		case $answer in
		[Yy] | [Yy][Ee][Ss]) ;;
		*) fail "Nothing was deleted." ;;
		esac
	fi
	# What was fetched holds no data, and fetching it again takes minutes.
	find "$homes" -mindepth 1 -maxdepth 1 ! -path "$homes/backups" ! -path "$homes/keycloak" ! -path "$homes/node" -exec rm -rf {} +
	if [ -e "$homes/backups" ]; then
		echo "Deleted $homes but for $homes/backups."
	else
		rmdir "$homes" 2>/dev/null || true
		echo "Deleted $homes."
	fi
}

# Prerequisites. Each one found missing is noted, so that one message names them all.

require_jdk() {
	if JAVA_HOME=$(find_jdk); then
		export JAVA_HOME
		PATH=$JAVA_HOME/bin:$PATH
	else
		note_missing "a JDK, 25 or later: Eclipse Temurin 25 (on Debian temurin-25-jdk or openjdk-25-jdk);
    where it is installed already, set JAVA_HOME to its folder"
	fi
}

find_jdk() (
	if is_jdk "${JAVA_HOME:-}" && [ "$(jdk_version "$JAVA_HOME")" -ge 25 ]; then
		echo "$JAVA_HOME"
		return
	fi
	# Asking Java itself also sees through the links and shims of version managers.
	home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
	if is_jdk "$home" && [ "$(jdk_version "$home")" -ge 25 ]; then
		echo "$home"
		return
	fi
	best=''
	best_version=24
	for home in /usr/lib/jvm/* /opt/* "${HOME:-}"/.sdkman/candidates/java/* \
		/Library/Java/JavaVirtualMachines/*/Contents/Home "$(/usr/libexec/java_home -v 25+ 2>/dev/null)"; do
		is_jdk "$home" || continue
		version=$(jdk_version "$home")
		if [ "$version" -gt "$best_version" ]; then
			best=$home
			best_version=$version
		fi
	done
	[ -n "$best" ] && echo "$best"
)

is_jdk() {
	[ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ]
}

jdk_version() (
	version=''
	# Reading the file takes no time; starting a JVM for each folder would.
	[ ! -r "$1/release" ] || version=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release")
	[ -n "$version" ] || version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9][0-9]*\).*/\1/p')
	echo "${version:-0}"
)

require_maven() {
	if ! command -v mvn >/dev/null; then
		note_missing "Maven, 3.8 or later (on Debian: maven)"
		return
	fi
	# Without a JDK Maven cannot tell its version; the message about the JDK is enough then.
	[ -n "$JAVA_HOME" ] || return 0
	version=$(mvn -version 2>&1 | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p')
	major=${version%%.*}
	minor=${version#*.}
	minor=${minor%%.*}
	if [ "${major:-0}" -lt 3 ] || { [ "$major" -eq 3 ] && [ "${minor:-0}" -lt 8 ]; }; then
		note_missing "Maven, 3.8 or later (on Debian: maven); found ${version:-one that does not start}"
	fi
}

require_builders() {
	require_maven
	frontend_is_current || require_npm
}

require_npm() {
	command -v npm >/dev/null || note_missing "npm (on Debian: npm); its Node.js may be of any age"
}

require_chromium() {
	if [ -n "${ADP_CHROMIUM:-}" ]; then
		is_browser "$ADP_CHROMIUM" ||
			note_missing "a Chromium: ADP_CHROMIUM names '$ADP_CHROMIUM', which does not start"
		# Playwright looks for no program by its name alone.
		ADP_CHROMIUM=$(command -v "$ADP_CHROMIUM") || ADP_CHROMIUM=''
	elif ! ADP_CHROMIUM=$(find_chromium "$headless"); then
		# An installation takes a minute: not before the rest is known to be there.
		if can_install && [ -n "$missing" ]; then
			return
		elif can_install && install_chromium; then
			ADP_CHROMIUM=$(find_chromium "$headless $headed") ||
				note_missing "a Chromium: the installed package does not start"
		elif ADP_CHROMIUM=$(find_chromium "$headed"); then
			:
		elif can_install; then
			note_missing "a Chromium: its installation failed, see target/chromium-install.log"
		else
			note_missing "Chromium or Google Chrome (on Debian: chromium); where it is installed already,
    set ADP_CHROMIUM to its program; './adp test quick' does without"
		fi
	fi
	export ADP_CHROMIUM
	# Playwright would otherwise fetch a browser of its own.
	export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
}

# Chromium without windows needs a third less time than one that only hides them.
headless='chromium-headless-shell /usr/bin/chromium-headless-shell'
headed='chromium chromium-browser google-chrome google-chrome-stable /usr/bin/chromium
/Applications/Chromium.app/Contents/MacOS/Chromium
/Applications/Google*Chrome.app/Contents/MacOS/Google*Chrome'

# Globs stand for the blanks in names.
find_chromium() (
	for name in $1; do
		program=$(command -v "$name") || continue
		if is_browser "$program"; then
			echo "$program"
			return
		fi
	done
	return 1
)

# Ubuntu's chromium-browser may be a stand-in that only tells to install a snap.
is_browser() {
	"$1" --version >/dev/null 2>&1
}

can_install() {
	[ "$(id -u)" = 0 ] && [ -e /etc/debian_version ] && command -v apt-get >/dev/null
}

install_chromium() {
	echo "Installing Chromium for the browser tests (log in target/chromium-install.log)"
	mkdir -p target
	: >target/chromium-install.log
	# Package mirrors fail for a moment now and then.
	apt_install chromium-headless-shell || { sleep 5 && apt_install chromium; }
}

# Some tests let LibreOffice open the workbooks that the program writes. They are left out without it.
want_libreoffice() {
	if command -v soffice >/dev/null || [ -x /usr/bin/soffice ]; then
		return
	fi
	if can_install; then
		echo "Installing LibreOffice Calc for the tests of workbooks (log in target/libreoffice-install.log)"
		mkdir -p target
		: >target/libreoffice-install.log
		if apt_install libreoffice-calc-nogui || { sleep 5 && apt_install libreoffice-calc-nogui; }; then
			return
		fi
		echo "Its installation failed, so these tests are left out."
	else
		echo "LibreOffice Calc is not installed (on Debian: libreoffice-calc-nogui), so the tests that need it are left out."
	fi
}

# The log is named after the program, as far as a hyphen.
apt_install() {
	{
		DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
			DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$1"
	} >>"target/${1%%-*}-install.log" 2>&1 </dev/null
}

note_missing() {
	missing="$missing
  - $1"
}

stop_if_missing() {
	[ -z "$missing" ] || fail "Please install what is missing here:$missing"
}

# Building

# The heap has a limit because Maven's JVM otherwise takes what the tests' own JVM needs; the other options keep
# warnings about Maven's libraries out of the output. What the caller sets comes last and wins.
maven() {
	# It runs once: compiling it thoroughly costs more than it saves.
	MAVEN_OPTS="-Xmx1g -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" \
		mvn -B -ntp "$@"
}

jar_is_current() {
	[ -f "$jar" ] && [ -z "$(newer_sources)" ]
}

# Folders count, so that a deleted file is noticed too; but not what Vaadin writes and removes while it builds.
newer_sources() {
	for source in pom.xml src/main; do
		find "$source" -path src/main/bundles -prune -o -newer "$jar" ! -path src/main -print
	done
	newer_browser_code "$jar"
}

newer_browser_code() {
	find frontend \( -path frontend/generated -o -path frontend/index.html -o -path frontend/dist \
		-o -path frontend/node_modules \) -prune -o -newer "$1" ! -path frontend -print
}

package() {
	echo "Building $jar (log in target/build.log; the first time also fetches the libraries, which takes minutes)"
	mkdir -p target
	build_frontend
	begin_jar
	# A pipe only tells the status of its last command, so Maven's goes through a file.
	rm -f target/build.status
	{
		status=0
		maven -Dmaven.test.skip=true package 2>&1 || status=$?
		echo "$status" >target/build.status
	} | tee target/build.log | show_steps
	trap - INT TERM
	status=$(cat target/build.status)
	rm -f target/build.status
	if [ "$status" != 0 ] || [ ! -f "$jar" ]; then
		rm -f "$jar"
		tail -n 40 target/build.log >&2
		echo >&2
		fail "The build failed; all of its output is in target/build.log"
	fi
}

# Maven would write into the file that a running program still reads; a new file leaves the old one to it. And an
# interrupted build must not leave half a jar that looks current.
begin_jar() {
	rm -f "$jar"
	trap 'rm -f "$jar"; exit 130' INT TERM
}

# A loop of the shell, because awk and sed may hold lines back when they read from a pipe.
show_steps() {
	while IFS= read -r line; do
		case $line in
		'[INFO] --- '*:*:*' @ '*)
			step=${line#'[INFO] --- '}
			plugin=${step%%:*}
			plugin=${plugin%-plugin}
			plugin=${plugin%-maven}
			goal=${step#*:*:}
			goal=${goal%% *}
			case $goal in
			test | testCompile | testResources) ;;
			*) echo "  ${plugin#maven-} $goal" ;;
			esac
			;;
		esac
	done
}

# The browser code

node=$homes/node
node_version=24.9.0
script=frontend/dist/META-INF/resources/chart.cache.js
frontend_log=target/frontend.log

frontend_is_current() {
	[ -f "$script" ] && [ -z "$(newer_browser_code "$script")" ]
}

# Checks the types and joins the parts. The libraries are fetched anew only where the lock file says others.
build_frontend() {
	! frontend_is_current || return 0
	mkdir -p target
	: >"$frontend_log"
	find_node
	echo "  frontend"
	(
		cd frontend
		lock=node_modules/.lock-of-adp
		if ! cmp -s package-lock.json "$lock"; then
			npm ci && cp package-lock.json "$lock"
		fi && npm run build
	) >>"$frontend_log" 2>&1 </dev/null || frontend_failed
	# Also where its content stays the same.
	touch "$script"
}

# Takes the Node.js that is there where it is recent enough; npm brings another as a package like any other.
find_node() {
	if has_node_24 node; then
		return
	fi
	if ! has_node_24 "$node/bin/node"; then
		echo "Fetching Node.js $node_version, once (log in $frontend_log)"
		npm install --global --prefix "$node" "node@$node_version" npm@11 >>"$frontend_log" 2>&1 </dev/null ||
			frontend_failed
	fi
	has_node_24 "$node/bin/node" || frontend_failed
	PATH=$PWD/$node/bin:$PATH
}

has_node_24() {
	version=$("$1" --version 2>/dev/null) || return 1
	version=${version#v}
	[ "${version%%.*}" -ge 24 ]
}

frontend_failed() {
	rm -f "$script"
	tail -n 30 "$frontend_log" >&2
	echo >&2
	fail "The browser code could not be built; all of its output is in $frontend_log"
}

# Keycloak

# Fewer doors than it comes with: nothing here uses these.
kc_build='--db=dev-file --features-disabled=ciba,device-flow,docker,impersonation,kerberos,organization,par,workflows'
kc_version=$(sed -n 's:.*<keycloak\.version>\(.*\)</keycloak\.version>.*:\1:p' pom.xml 2>/dev/null) || kc_version=''
kc=$homes/keycloak/keycloak-$kc_version
kc_log=target/keycloak.log

keycloak_is_ready() {
	[ "$(cat "$kc/ready" 2>/dev/null)" = "$(keycloak_state)" ]
}

# The number counts changes of what is prepared.
keycloak_state() {
	echo "2 $kc_build"
	grep '^JAVA_RUNTIME_VERSION' "${JAVA_HOME:-}/release" 2>/dev/null || true
}

# Fetches it, builds it for its options, and starts it once on an empty database, which the tests copy. Every later
# start takes the classes from a file that it had loaded by then. Both save half a minute.
prepare_keycloak() {
	! keycloak_is_ready || return 0
	mkdir -p target "$homes/keycloak"
	: >"$kc_log"
	rm -f "$kc/ready"
	if [ ! -f "$kc/bin/kc.sh" ] || [ ! -f "$kc/lib/quarkus-run.jar" ]; then
		echo "Fetching Keycloak $kc_version, 176 MB the first time (log in $kc_log)"
		rm -rf "$kc"
		fetch_keycloak
	fi
	echo "Preparing Keycloak $kc_version, once, which takes about two minutes (log in $kc_log)"
	# shellcheck disable=SC2086 # several options
	sh "$kc/bin/kc.sh" build $kc_build >>"$kc_log" 2>&1 </dev/null || keycloak_failed
	rm -rf "$kc/first"
	kc_home=$kc/first
	keycloak_folder
	new_secret >"$kc_home/password"
	KC_BOOTSTRAP_ADMIN_USERNAME=admin
	KC_BOOTSTRAP_ADMIN_PASSWORD=$(cat "$kc_home/password")
	export KC_BOOTSTRAP_ADMIN_USERNAME KC_BOOTSTRAP_ADMIN_PASSWORD
	keycloak_java "-XX:ArchiveClassesAtExit=$kc/first/classes.jsa" -- \
		start --optimized --http-port=0 --hostname-strict=false &
	kc_pid=$!
	trap 'kill "$kc_pid" 2>/dev/null; exit 130' INT TERM HUP
	await_keycloak
	kill "$kc_pid"
	wait "$kc_pid" || true
	trap - INT TERM HUP
	[ -d "$kc/first/data/h2" ] || keycloak_failed
	keycloak_state >"$kc/ready"
}

# In its batch mode, or with no terminal, Maven would not tell how far it is.
fetch_keycloak() {
	rm -f target/keycloak.status
	{
		status=0
		MAVEN_OPTS="-Xmx256m ${MAVEN_OPTS:-}" mvn --color never dependency:unpack@keycloak 2>&1 </dev/null || status=$?
		echo "$status" >target/keycloak.status
	} | tr '\r' '\n' | show_fetched
	status=$(cat target/keycloak.status)
	rm -f target/keycloak.status
	[ "$status" = 0 ] || keycloak_failed
	[ -f "$kc/bin/kc.sh" ] || keycloak_failed
}

show_fetched() {
	shown=0
	while IFS= read -r line; do
		case $line in
		Progress*' MB'*)
			step=${line#*: }
			step=$((${step%%[!0-9]*} / 20))
			[ "$step" -gt "$shown" ] || continue
			shown=$step
			echo "  $((step * 20)) MB"
			;;
		*) printf '%s\n' "$line" >>"$kc_log" ;;
		esac
	done
}

keycloak_failed() {
	tail -n 30 "$kc_log" >&2
	echo >&2
	fail "Keycloak could not be started; all of its output is in $kc_log"
}

# A folder for its data, with links to its programs, so that several share these.
keycloak_folder() {
	mkdir -p "$kc_home/data"
	for part in lib conf themes providers; do
		rm -f "$kc_home/$part"
		ln -s "$PWD/$kc/$part" "$kc_home/$part"
	done
}

# As kc.sh starts it, but in the place of this shell, so that signals reach it.
keycloak_java() {
	options=''
	while [ "$1" != -- ]; do
		options="$options $1"
		shift
	done
	shift
	# shellcheck disable=SC2086 # several options
	exec "$JAVA_HOME/bin/java" -Xms64m -Xmx512m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError $options -Xlog:cds=off \
		-Dfile.encoding=UTF-8 -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
		-Dpicocli.disable.closures=true \
		-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory \
		--add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED \
		--add-opens=java.base/java.security=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
		--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "-Dkc.home.dir=$PWD/$kc_home" \
		-cp "$kc/lib/quarkus-run.jar" io.quarkus.bootstrap.runner.QuarkusEntryPoint "$@" \
		--http-enabled=true --http-host=127.0.0.1 --cache=local >>"$kc_log" 2>&1 </dev/null
}

await_keycloak() {
	until grep -q 'Bootstrap completed' "$kc_log"; do
		kill -0 "$kc_pid" 2>/dev/null || keycloak_failed
		sleep 1
	done
}

start_keycloak() {
	kc_log=$kc_home/log
	keycloak_folder
	# A first start that was cut off has no whole database.
	[ -f "$kc_home/address" ] || rm -rf "$kc_home/data"
	mkdir -p "$kc_home/data/import"
	cp config/keycloak/adp-realm.json "$kc_home/data/import/"
	: >"$kc_log"
	[ -f "$kc_home/address" ] || echo 'The first start of Keycloak takes a minute longer than others.'
	echo "Starting Keycloak on http://localhost:$kc_port (log in $kc_log)"
	keycloak_java "-XX:SharedArchiveFile=$kc/first/classes.jsa" -- start --optimized --import-realm \
		"--http-port=$kc_port" "--hostname=http://localhost:$kc_port" &
	kc_pid=$!
	echo "$kc_pid" >"$kc_home/pid"
	await_keycloak
}

# Its clients know the address of the program, which another --port changes.
keep_address() {
	if [ -f "$kc_home/address" ] && [ "$(cat "$kc_home/address")" != "$ADP_ADDRESS" ]; then
		echo 'Telling Keycloak the new address of the program'
		change_address >>"$kc_log" 2>&1 || {
			stop_both
			keycloak_failed
		}
	fi
	echo "$ADP_ADDRESS" >"$kc_home/address"
}

change_address() (
	umask 077
	export KC_CLI_PASSWORD="$KC_BOOTSTRAP_ADMIN_PASSWORD"
	session=$kc_home/kcadm.config
	sh "$kc/bin/kcadm.sh" config credentials --config "$session" --server "http://localhost:$kc_port" \
		--realm master --user admin || return 1
	client=$(sh "$kc/bin/kcadm.sh" get clients --config "$session" -r adp -q clientId=adp-web --fields id \
		--format csv --noquotes) || return 1
	sh "$kc/bin/kcadm.sh" update "clients/$client" --config "$session" -r adp -s "baseUrl=$ADP_ADDRESS/" \
		-s "redirectUris=[\"$ADP_ADDRESS/login/oauth2/code/keycloak\"]" \
		-s "attributes.\"post.logout.redirect.uris\"=$ADP_ADDRESS/signed-out##$ADP_ADDRESS/not-known" \
		-s "attributes.\"backchannel.logout.url\"=$ADP_PROGRAM_ADDRESS/logout/connect/back-channel/keycloak" ||
		return 1
	rm -f "$session"
)

stop_both() {
	trap '' INT TERM HUP
	if [ -n "$program" ]; then
		kill "$program" 2>/dev/null || true
		wait "$program" || true
	fi
	if [ -n "$kc_pid" ]; then
		kill "$kc_pid" 2>/dev/null || true
		wait "$kc_pid" || true
	fi
	rm -f "$home/program.pid" "$kc_home/pid"
}

# After a kill -9 of this script the two go on without it.
refuse_second_run() {
	pid=$(cat "$home/program.pid" 2>/dev/null) || pid=''
	! is_process "$pid" "--adp.home=$home" ||
		fail "A program is running on $home already, as process $pid. To stop it: kill $pid"
	pid=$(cat "$kc_home/pid" 2>/dev/null) || pid=''
	if is_process "$pid" "-Dkc.home.dir=$PWD/$kc_home"; then
		echo 'Stopping the Keycloak that an earlier run left behind'
		kill "$pid"
		while is_process "$pid" "-Dkc.home.dir=$PWD/$kc_home"; do sleep 1; done
	fi
	rm -f "$home/program.pid" "$kc_home/pid"
}

# The number of a process that ended may belong to another by now.
is_process() {
	case $1 in
	'' | *[!0-9]*) return 1 ;;
	esac
	case $(ps -ww -p "$1" -o args= 2>/dev/null) in
	*"$2"*) return 0 ;;
	*) return 1 ;;
	esac
}

# Made once: Keycloak keeps what it was given at its first start.
read_sso_secrets() {
	if [ ! -f "$1" ]; then
		(
			umask 077
			for name in ADP_WEB_SECRET ADP_ACCOUNTS_SECRET ADP_DASHBOARD_SECRET ADP_PARTNER_SECRET \
				KC_BOOTSTRAP_ADMIN_PASSWORD ADP_DEMONSTRATION_PASSWORD; do
				echo "$name=$(new_secret)"
			done >"$1.new"
		)
		mv "$1.new" "$1"
	fi
	while IFS='=' read -r name value; do
		export "$name=$value"
	done <"$1"
	export KC_BOOTSTRAP_ADMIN_USERNAME=admin
}

# 24 letters and digits hold 142 bits.
new_secret() {
	LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom | head -c 24
	echo
}

# Testing

print_minutes() {
	seconds=$1
	echo
	echo "Minutes by part"
	tests=0
	set -- target/surefire-reports/TEST-*.xml
	if [ -e "$1" ]; then
		minutes_by_package "$@" | LC_ALL=C sort -rn
		tests=$(cat "$@" | grep -c '^ *<testcase ') || true
	fi
	LC_ALL=C awk -v seconds="$seconds" -v tests="$tests" 'BEGIN {
		printf "%8.2f  wall clock of all %d tests, with the build\n", seconds / 60, tests
	}'
	[ -e target/processor-seconds.txt ] || return 0
	echo
	echo "Seconds of the processors, of the classes that took most"
	LC_ALL=C sort -rn target/processor-seconds.txt | awk 'NR <= 15 { printf "%8.1f  %s\n", $1, $2 }'
}

minutes_by_package() {
	LC_ALL=C awk '
		function attribute(name) {
			if (!match($0, " " name "=\"[^\"]*\"")) return ""
			return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
		}
		FNR == 1 { wanted = 1 }
		wanted && /<testsuite / {
			wanted = 0
			part = attribute("name")
			sub(/^scot\.adp\./, "", part)
			if (!sub(/\.[^.]*$/, "", part)) part = "(whole program)"
			time = attribute("time")
			gsub(/,/, "", time)
			seconds[part] += time
		}
		# Counted here because the total of a class leaves out its nested classes, though its time has them.
		/^ *<testcase / { tests[part]++ }
		END {
			for (part in seconds) printf "%8.2f  %s, %d tests\n", seconds[part] / 60, part, tests[part]
		}' "$@"
}

# Resetting

refuse_while_in_use() {
	for file in "$homes"/*/data/postmaster.pid; do
		[ -r "$file" ] || continue
		pid=$(head -n 1 "$file")
		! is_database "$pid" || fail "A program is running on ${file%/data/postmaster.pid}: its database is process $pid.
Stop the program first. If it has ended already and left its database behind: kill -INT $pid"
	done
}

# The file outlives a crash, and its number may by then belong to another process.
is_database() {
	case $1 in
	'' | *[!0-9]*) return 1 ;;
	esac
	program=$(ps -p "$1" -o comm= 2>/dev/null) || program=''
	case $program in
	*postgres*) return 0 ;;
	# Where ps tells nothing, any live process counts: deleting data in use is worse than a refusal.
	'') kill -0 "$1" 2>/dev/null ;;
	*) return 1 ;;
	esac
}

# Arguments

# A name as it is meant in the folder from which this script was called.
from_caller() {
	case $1 in
	'' | /*) printf '%s\n' "$1" ;;
	*) printf '%s\n' "${caller%/}/$1" ;;
	esac
}

is_port() {
	case $1 in
	'' | *[!0-9]* | ??????*) return 1 ;;
	esac
	[ "$1" -ge 1 ] && [ "$1" -le 65535 ]
}

nothing_after() {
	[ $# = 1 ] || misused "$1 takes nothing after it"
}

misused() {
	echo "adp: $1. './adp help' shows what there is." >&2
	exit 2
}

fail() {
	echo "adp: $1" >&2
	exit 1
}

if [ $# = 0 ]; then
	help
	exit
fi
name=$1
shift
case $name in
run) run "$@" ;;
test) run_tests "$@" ;;
build) build "$@" ;;
format) format "$@" ;;
frontend) frontend "$@" ;;
bench) bench "$@" ;;
backup | restore) backup_or_restore "$name" "$@" ;;
reset) reset "$@" ;;
keycloak) keycloak "$@" ;;
secrets) secrets "$@" ;;
help | -h | --help) help ;;
*)
	echo "adp: there is no command '$name'" >&2
	help >&2
	exit 2
	;;
esac
