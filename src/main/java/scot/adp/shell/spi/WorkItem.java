package scot.adp.shell.spi;

import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody must do.
 *
 * @param code what it concerns, in short
 * @param title what it concerns, in words
 * @param detail why it is here, in plain words
 * @param mark how it stands, or null
 * @param markDetail what stood there before, or null
 * @param who the post and unit that must act, or null where the reader must
 * @param verb what to do, one or two words
 * @param href where it is done, within the program
 * @param note what is to be known beside it, such as when somebody was last reminded, or
 * null
 * @param other what else can be done, or null
 */
public record WorkItem(String code, String title, String detail, @Nullable Mark mark, @Nullable String markDetail,
		@Nullable String who, String verb, String href, @Nullable String note, @Nullable Verb other) {

	/** Something with one verb. */
	public WorkItem(String code, String title, String detail, @Nullable Mark mark, @Nullable String markDetail,
			@Nullable String who, String verb, String href) {
		this(code, title, detail, mark, markDetail, who, verb, href, null, null);
	}

	/** Something to do in words alone. */
	public static WorkItem plain(String code, String title, String detail, String verb, String href) {
		return new WorkItem(code, title, detail, null, null, null, verb, href);
	}

	/**
	 * Something else to do.
	 *
	 * @param text one to four words
	 * @param href where it is done, within the program
	 */
	public record Verb(String text, String href) {
	}

	/**
	 * A status in three ways at once.
	 *
	 * @param colour a colour token
	 */
	public record Mark(String letter, String label, String colour) {
	}

}
