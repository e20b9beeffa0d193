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

  ./adp run [--empty] [--port N]   start the program with sample data, on port 8080;
                                   builds it first where anything has changed
                                   --empty   start without sample data, in a home of its own
                                   --port N  listen on port N
  ./adp test                       build and run every test, in a browser too
  ./adp test quick                 leave out the browser and the slow tests
  ./adp build                      make target/adp.jar, without tests
  ./adp format                     put the Java sources into our format
  ./adp bench                      measure how fast the program answers
  ./adp bench portfolio            the same with a hundred plans
  ./adp backup [FILE] [--empty | --home FOLDER]
                                   put everything into one file, while the program runs or not;
                                   without FILE into .adp/backups
  ./adp restore FILE [--empty | --home FOLDER] [--yes]
                                   put the data of a backup in the place of what is there,
                                   which is moved aside; the program must not run
  ./adp reset [--yes]              delete the data that earlier runs kept in .adp, not the backups
  ./adp help                       this text

Needed: a JDK, 25 or later, and Maven, 3.8 or later. The tests also drive a Chromium and, where it is
installed, LibreOffice Calc.

  JAVA_HOME       the JDK to use, where it is recent enough
  ADP_JAVA_OPTS   further options for the program's JVM
  ADP_CHROMIUM    the Chromium or Chrome to test with
END
}

run() {
	home=$homes/sample
	sample=true
	port=8080
	while [ $# -gt 0 ]; do
		case $1 in
		--empty)
			home=$homes/empty
			sample=false
			;;
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

	require_jdk
	jar_is_current || require_maven
	stop_if_missing
	jar_is_current || package

	set -- "--adp.home=$home" "--adp.config=config" "--server.port=$port"
	set -- "$@" "--adp.sample=$sample"
	# The last two options before ADP_JAVA_OPTS silence warnings about libraries that users can do nothing about.
	# shellcheck disable=SC2086 # ADP_JAVA_OPTS holds several options
	exec java -Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${ADP_JAVA_OPTS:-} \
		-jar "$jar" "$@"
}

# A backup is no moment to build anew: whatever jar is there does.
backup_or_restore() {
	require_jdk
	[ -f "$jar" ] || require_maven
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
		require_maven
		require_chromium
		stop_if_missing
		want_libreoffice
		set --
		;;
	quick)
		require_jdk
		require_maven
		stop_if_missing
		set -- -Dtest.excluded.groups=browser,slow
		;;
	*) misused "test does not know '$*'" ;;
	esac

	# Reports of tests that were renamed or are left out now would be counted again.
	rm -rf target/surefire-reports
	begin_jar
	status=0
	maven verify "$@" || status=$?
	[ "$status" = 0 ] || rm -f "$jar"
	print_minutes $(($(date +%s) - start))
	exit "$status"
}

build() {
	nothing_after build "$@"
	require_jdk
	require_maven
	stop_if_missing
	package
	bytes=$(wc -c <"$jar")
	echo "$PWD/$jar, $(((bytes + 500000) / 1000000)) MB"
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
	'' | portfolio) ;;
	*) misused "bench does not know '$*'" ;;
	esac
	require_jdk
	require_maven
	require_chromium
	stop_if_missing
	jar_is_current || package
	maven -q test-compile exec:java -Dexec.mainClass=scot.adp.bench.Bench -Dexec.classpathScope=test \
		-Dexec.args="$*"
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
	find "$homes" -mindepth 1 -maxdepth 1 ! -path "$homes/backups" -exec rm -rf {} +
	if rmdir "$homes" 2>/dev/null; then
		echo "Deleted $homes."
	else
		echo "Deleted $homes but for $homes/backups."
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

require_chromium() {
	if [ -n "${ADP_CHROMIUM:-}" ]; then
		is_browser "$ADP_CHROMIUM" ||
			note_missing "a Chromium: ADP_CHROMIUM names '$ADP_CHROMIUM', which does not start"
		# Playwright looks for no program by its name alone.
		ADP_CHROMIUM=$(command -v "$ADP_CHROMIUM") || ADP_CHROMIUM=''
	elif ! ADP_CHROMIUM=$(find_chromium); then
		# An installation takes a minute: not before the rest is known to be there.
		if can_install && [ -n "$missing" ]; then
			return
		elif can_install && install_chromium; then
			ADP_CHROMIUM=$(find_chromium) || note_missing "a Chromium: the installed package does not start"
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

find_chromium() (
	for name in chromium chromium-browser google-chrome google-chrome-stable /usr/bin/chromium \
		"/Applications/Chromium.app/Contents/MacOS/Chromium" \
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
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
	apt_install chromium || { sleep 5 && apt_install chromium; }
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
	MAVEN_OPTS="-Xmx1g --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" \
		mvn -B -ntp "$@"
}

jar_is_current() {
	[ -f "$jar" ] && [ -z "$(newer_sources)" ]
}

# Folders count, so that a deleted file is noticed too; but not what Vaadin writes and removes while it builds.
newer_sources() {
	for source in pom.xml src/main frontend; do
		[ ! -e "$source" ] || find "$source" \
			\( -path frontend/generated -o -path frontend/index.html -o -path src/main/bundles \) -prune -o \
			-newer "$jar" ! -path frontend ! -path src/main -print
	done
}

package() {
	echo "Building $jar (log in target/build.log; the first time also fetches the libraries, which takes minutes)"
	mkdir -p target
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

# Testing

print_minutes() {
	seconds=$1
	echo
	echo "Minutes by part"
	set -- target/surefire-reports/TEST-*.xml
	[ ! -e "$1" ] || minutes_by_package "$@" | LC_ALL=C sort -rn
	LC_ALL=C awk -v seconds="$seconds" 'BEGIN { printf "%8.2f  wall clock, with compiling and packaging\n", seconds / 60 }'
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
bench) bench "$@" ;;
backup | restore) backup_or_restore "$name" "$@" ;;
reset) reset "$@" ;;
help | -h | --help) help ;;
*)
	echo "adp: there is no command '$name'" >&2
	help >&2
	exit 2
	;;
esac
