package scot.adp.events;

import java.time.LocalDate;
import java.util.List;

import scot.adp.platform.UnitId;

/**
 * What was learned from reviews of drug deaths was issued to units, each of which is to
 * answer. It tells of no case.
 *
 * @param themes what it is about
 * @param audiences the units that are to answer
 * @param answerBy by when
 */
@Told(since = "2026-11", about = "governance.learning", leaves = true)
public record LearningIssued(Envelope envelope, List<ListedCode> themes, List<UnitId> audiences,
		LocalDate answerBy) implements BusEvent {
}
