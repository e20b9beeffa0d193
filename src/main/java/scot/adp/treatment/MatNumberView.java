package scot.adp.treatment;

import java.time.OffsetDateTime;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.PrintedFigure;
import scot.adp.platform.UnitId;

/**
 * A number of a return, as it was printed.
 *
 * @param unit whose return it is of
 * @param setting where it was counted; null where that is not told
 * @param what is counted, in words
 * @param printed such as {@code 75% (105/145)}
 */
public record MatNumberView(MatNumbers.Id id, int version, UnitId unit, String cycle, String standard,
		@Nullable String setting, String what, String printed, OffsetDateTime recordedAt, String recordedByName,
		@Nullable OffsetDateTime withdrawnAt, @Nullable String withdrawnBecause) {

	/** What does not agree in it, in words; empty where all does. */
	public Optional<String> warning() {
		return PrintedFigure.read(printed).found().flatMap(PrintedFigure::warning);
	}

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnAt == null;
	}

}
