package scot.adp.directory.open;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One service, as everybody reads of it. What is not told is empty.
 *
 * @param how how to come, a sentence each
 * @param forWhom whom it is for, a phrase each
 * @param facts what else is to be known
 * @param checked when somebody said that it is right
 * @param successor what leads on; null for nothing
 * @param back the address of the search that led here
 * @param own where whoever runs it changes it, signed in
 */
public record EntryPage(String slug, String name, String organisation, String about, List<String> description,
		@Nullable String alert, boolean reportedClosed, @Nullable String ended, @Nullable Link successor,
		List<Where> places, List<String> how, List<Phone> phones, @Nullable String email, @Nullable Link web,
		@Nullable Link referral, List<String> forWhom, String cost, List<Fact> facts, String checked, String back,
		String own) {

	/**
	 * A place, and the week there.
	 *
	 * @param name empty where the service has none
	 * @param address empty where it may not be told or there is none
	 * @param note what else is said of it
	 * @param ahead when it is closed after the week
	 */
	public record Where(String name, String address, String note, List<String> features, List<Phone> phones,
			OpeningWords.State state, List<OpeningWords.Day> week, List<String> ahead) {
	}

	/** A number, how a phone dials it, and what it is for. */
	public record Phone(String number, String dialled, @Nullable String what) {
	}

	/** A link. */
	public record Link(String address, String label) {
	}

	/** Something to be known. */
	public record Fact(String name, String value) {
	}

}
