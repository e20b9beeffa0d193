package scot.adp.identity;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a person as sign-in services take it. Keycloak refuses some characters
 * unless its realm says otherwise, as the one that comes with the program does.
 */
final class PersonName {

	private static final Pattern REFUSED = Pattern.compile("[<>&\"$%!#?\u00a7;*~/\\\\|^=\\[\\]{}()\\v\\p{Cntrl}]");

	private PersonName() {
	}

	/** The characters of a name that are refused, each once; empty where none is. */
	static String refused(String name) {
		return REFUSED.matcher(name).results().map(MatchResult::group).distinct().collect(Collectors.joining(" "));
	}

	/** A name of former times without what would be refused now. */
	static String taken(String name) {
		return REFUSED.matcher(name).replaceAll(" ").replaceAll(" +", " ").strip();
	}

}
