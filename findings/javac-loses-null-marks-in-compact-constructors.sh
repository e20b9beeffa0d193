#!/bin/sh
# Needs: a shell, JDK 17 or later, Maven, network to a Maven repository.
#
# One would expect: where a record says of a component that it may be null, as in record Update(Outer.@Nullable How how),
# the parameter of its constructor says the same, with a compact constructor as without one, since both are made from the
# one header.
#
# What happens: with a compact constructor, a type annotation on a nested type that is written with its outer type is
# missing from the constructor's parameter. The component and its accessor keep it, and so does the parameter where the
# nested type is named alone (@Nullable How). Whoever reads the class file takes the argument for one that must not be
# null: NullAway in another compilation, Kotlin, Spring's Nullness and with it the binding of GraphQL arguments.
#
# Seen with javac 17.0.15 and 25.0.3, and org.jspecify:jspecify:1.0.0.
#
# For users here: a client would be refused null for a field that may be left out, as soon as its type is nested. Records
# with a compact constructor name a nested type alone.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > Seen.java <<'JAVA'
import java.lang.reflect.AnnotatedType;

import org.jspecify.annotations.Nullable;

class Outer {

	enum How {
		PHONE
	}

	record Alone(@Nullable How how) {
		Alone {
		}
	}

}

record Plain(Outer.@Nullable How how) {
}

record Compact(Outer.@Nullable How how) {
	Compact {
	}
}

class Seen {

	public static void main(String[] args) {
		System.out.println("javac and java " + Runtime.version());
		boolean as = says("without a compact constructor", Plain.class, true);
		as &= says("named alone, with one", Outer.Alone.class, true);
		as &= says("named with its outer type, with one", Compact.class, false);
		System.exit(as ? 0 : 1);
	}

	private static boolean says(String what, Class<?> type, boolean wanted) {
		boolean component = marked(type.getRecordComponents()[0].getAnnotatedType());
		boolean parameter = marked(type.getDeclaredConstructors()[0].getAnnotatedParameterTypes()[0]);
		System.out.printf("%s: component %s, parameter %s%n", what, component, parameter);
		return component && parameter == wanted;
	}

	private static boolean marked(AnnotatedType type) {
		return type.isAnnotationPresent(Nullable.class);
	}

}
JAVA
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact=org.jspecify:jspecify:1.0.0 -DoutputDirectory="$folder" -Dmdep.useBaseVersion=true
javac -cp jspecify-1.0.0.jar Seen.java
java -cp .:jspecify-1.0.0.jar Seen || { echo 'javac keeps the mark now, or loses others'; exit 1; }
