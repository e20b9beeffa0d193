package scot.adp.people;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import scot.adp.events.DataSet;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.UnitId;

/**
 * What one unit keeps of one person. It tells itself to nobody.
 *
 * @param record by which the person was found
 * @param references what the unit calls the person, mostly one
 * @param parts what each module keeps that keeps something
 * @param shares the agreements by which others are told
 * @param kept how long it is kept
 * @param endings that the caller's units learned of the person's death
 */
public record PersonView(UUID record, UnitId unit, List<OwnRef> references, List<Part> parts, List<Share> shares,
		List<Kept> kept, List<PersonEndingView> endings) {

	@Override
	public String toString() {
		return "somebody";
	}

	/** What a module keeps, in order of time, the latest last. */
	public record Part(DataSet dataSet, String title, PersonPanel.Told told) {
	}

	/**
	 * An agreement by which others are told.
	 *
	 * @param takers who are told, by name
	 * @param purposes what for, in words
	 * @param to the last day
	 * @param known whether they can tell that it is this person: only by a CHI number
	 */
	public record Share(AgreementCode code, String title, List<String> takers, List<String> purposes, LocalDate to,
			boolean known) {
	}

	/**
	 * How long rows of a data set are kept.
	 *
	 * @param rule in force today
	 * @param firstGoes the first day on which one of the person's rows is gone by this
	 * rule; null where none has a day yet
	 * @param held whether the organisation holds them longer
	 */
	public record Kept(RetentionRuleView rule, @Nullable LocalDate firstGoes, boolean held) {
	}

}
