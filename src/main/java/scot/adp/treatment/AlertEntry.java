package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An alert as somebody writes it: what, and for whom. All else is filled in where it is
 * left out.
 *
 * @param shortText what is warned of, in the words of a text message
 * @param audiences who is alerted, by code
 * @param level how pressing it is, by code
 * @param substances what it is about, by code; what the text names where left out
 * @param soldAs what it is sold as
 * @param summary a few sentences; made of the short text and the advice where left out
 * @param poster what is printed; made of the short text and the advice where left out
 * @param advice what is advised, by code
 * @param forPublic whether anybody may read it, without signing in
 * @param validUntil its last day
 * @param origin where it is known from, by code
 * @param nationalAt when it was published for the whole country
 * @param localActions what is done here
 */
public record AlertEntry(String shortText, List<String> audiences, @Nullable String level,
		@Nullable List<String> substances, @Nullable String soldAs, @Nullable String summary, @Nullable String poster,
		@Nullable List<String> advice, @Nullable Boolean forPublic, @Nullable LocalDate validUntil,
		@Nullable String origin, @Nullable OffsetDateTime nationalAt, @Nullable String localActions) {

	/** What and for whom alone. */
	public AlertEntry(String shortText, List<String> audiences) {
		this(shortText, audiences, null, null, null, null, null, null, null, null, null, null, null);
	}

	// Its texts stay out of whatever writes a record down.
	@Override
	public String toString() {
		return "an alert";
	}

}
