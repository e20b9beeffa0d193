package scot.adp.treatment;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.ServiceId;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/**
 * Something that was heard of a service; faults tell what is missing. It tells of nobody:
 * no field can hold who said it.
 *
 * @param unit whom it is about; may be left out where a service is named
 * @param service the service it is about; null where it is about the unit as a whole
 * @param how how it was heard, a code
 * @param respondent the group of those who said it, a code
 * @param themes what it is about, codes
 * @param weight how many said it; one where it is left out
 * @param said what was said, in the words of whoever heard it
 * @param quote what was said, in their own words
 * @param agreed whether they agreed that their own words are kept and shown
 * @param confirmed whether somebody said that what is unusual is right
 */
public record VoiceEntry(@Nullable UnitId unit, @Nullable ServiceId service, @Nullable LocalDate heardOn,
		@Nullable String how, @Nullable String respondent, List<String> themes, ServiceFeedbackView.@Nullable Kind kind,
		@Nullable Integer weight, @Nullable String said, @Nullable String quote, boolean agreed, boolean confirmed) {

	public VoiceEntry {
		themes = themes.stream().distinct().toList();
	}

	/** The same, said to be right. */
	VoiceEntry sure() {
		return new VoiceEntry(unit, service, heardOn, how, respondent, themes, kind, weight, said, quote, agreed, true);
	}

	/** Without blanks around its words. */
	VoiceEntry stripped() {
		return new VoiceEntry(unit, service, heardOn, how, respondent, themes, kind, weight, Blanks.stripped(said),
				Blanks.stripped(quote), agreed, confirmed);
	}

	/** With all that follows from what was said filled in. */
	VoiceEntry about(@Nullable UnitId of) {
		return new VoiceEntry(of, service, heardOn, how, respondent, themes, kind, people(), said, quote,
				agreed && quote != null, confirmed);
	}

	/** How many said it. */
	int people() {
		return (weight != null) ? weight : 1;
	}

	/**
	 * What the unit answers.
	 *
	 * @param words what was done, what will be, or why it cannot
	 * @param promisedOn by when; of what will be done alone
	 * @param answeredOn the day of the answer; today where it is left out
	 */
	public record Answer(ServiceFeedbackView.@Nullable Reply reply, @Nullable String words,
			@Nullable LocalDate promisedOn, @Nullable LocalDate answeredOn) {

		Answer stripped() {
			return new Answer(reply, Blanks.stripped(words), promisedOn, answeredOn);
		}

	}

}
