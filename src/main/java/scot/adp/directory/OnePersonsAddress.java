package scot.adp.directory;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether a mail address looks like that of one person. */
final class OnePersonsAddress {

	private static final Pattern POSTED = Pattern.compile("\\p{L}+[._]\\p{L}+@.*");

	private static final Set<String> OF_PEOPLE = Set.of("gmail.com", "hotmail.com", "hotmail.co.uk", "outlook.com",
			"yahoo.com", "yahoo.co.uk", "icloud.com", "btinternet.com");

	private OnePersonsAddress() {
	}

	static boolean is(String email) {
		return POSTED.matcher(email).matches()
				|| OF_PEOPLE.contains(email.substring(email.indexOf('@') + 1).toLowerCase(Locale.ROOT));
	}

}
