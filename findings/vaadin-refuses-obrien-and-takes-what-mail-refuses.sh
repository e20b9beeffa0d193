#!/bin/sh
# Needs a JDK (21 or newer) and Maven. Vaadin Flow 25.2.2 (flow-data), Angus Mail 2.0.5, Hibernate Validator 9.0.1, seen 2026-11-29.
#
# One would expect: what a form's check of mail addresses takes can be written to, and what can be written to is taken. Where checks
# differ, they do so about quoted parts and the like.
# What happens: Vaadin's EmailValidator takes no apostrophe, so nobody called O'Brien, O'Neill or D'Arcy has an address whose employer
# writes the name as it is; nor an ampersand. It takes full stops side by side, in front and at the end of the name, all of which
# Angus Mail, by which Spring sends, refuses. @Email of Hibernate Validator agrees with Angus Mail on each of these.
# What it means for users here: a worker cannot be added to the program, and a slip of the keyboard is kept as an address to which no
# reminder will ever go. The program reads addresses by one check of its own, which takes what all of them take.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.vaadin</groupId><artifactId>flow-data</artifactId><version>25.2.2</version></dependency>
    <dependency><groupId>org.eclipse.angus</groupId><artifactId>jakarta.mail</artifactId><version>2.0.5</version></dependency>
    <dependency><groupId>org.hibernate.validator</groupId><artifactId>hibernate-validator</artifactId><version>9.0.1.Final</version></dependency>
    <dependency><groupId>org.glassfish.expressly</groupId><artifactId>expressly</artifactId><version>6.0.0</version></dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath -Dmdep.outputFile=path > log 2>&1 || { cat log; exit 2; }
cat > Try.java <<'END'
import java.util.*;
import com.vaadin.flow.data.binder.*;
import com.vaadin.flow.data.validator.EmailValidator;
import jakarta.mail.internet.*;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Email;

class Try {
	record Person(@Email String address) {
	}
	public static void main(String[] args) {
		var vaadin = new EmailValidator("no");
		var context = new ValueContext(new Binder<>(), Locale.UK);
		var hibernate = Validation.buildDefaultValidatorFactory().getValidator();
		for (String address : List.of("ann.bell@example.org", "ann.o'brien@example.org", "drugs&alcohol@example.org",
				"ann..bell@example.org", ".ann@example.org", "ann.@example.org")) {
			System.out.printf("%-25s  Vaadin %-7s  Angus Mail %-7s  @Email %s%n", address, said(!vaadin.apply(address, context).isError()),
					said(mail(address)), said(hibernate.validate(new Person(address)).isEmpty()));
		}
	}
	static boolean mail(String address) {
		try {
			new InternetAddress(address, true).validate();
			return true;
		}
		catch (AddressException ex) {
			return false;
		}
	}
	static String said(boolean takes) {
		return takes ? "takes" : "refuses";
	}
}
END
java -cp "$(cat path)" Try.java > seen 2> log || { cat log; exit 2; }
echo 'Vaadin Flow 25.2.2, Angus Mail 2.0.5, Hibernate Validator 9.0.1'
cat seen
cat > expected <<'END'
ann.bell@example.org       Vaadin takes    Angus Mail takes    @Email takes
ann.o'brien@example.org    Vaadin refuses  Angus Mail takes    @Email takes
drugs&alcohol@example.org  Vaadin refuses  Angus Mail takes    @Email takes
ann..bell@example.org      Vaadin takes    Angus Mail refuses  @Email refuses
.ann@example.org           Vaadin takes    Angus Mail refuses  @Email refuses
ann.@example.org           Vaadin takes    Angus Mail refuses  @Email refuses
END
cmp -s seen expected || { echo "changed"; exit 1; }
