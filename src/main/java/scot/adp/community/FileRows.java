package scot.adp.community;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import scot.adp.exchange.HeadedRows;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/** The rows of a file about single persons, which are looked at together. */
final class FileRows<S, T extends Takings> {

	/** Somebody has to say that it is right. */
	static final String CONFIRM = "CONFIRM";

	private final Set<UnitId> reach;

	private final @Nullable UnitId only;

	private final Map<String, String> columns;

	private final List<HeadedRows.Line> lines = new ArrayList<>();

	private final List<S> sent = new ArrayList<>();

	/**
	 * Makes rows that are still to be read.
	 * @param reach the units whose records the reader can tell
	 * @param offered the units for which the reader can record
	 * @param columns what a fault calls a field, and how its column is called
	 */
	FileRows(Set<UnitId> reach, List<OwnUnit> offered, Map<String, String> columns) {
		this.reach = reach;
		this.only = offered.stream().filter(OwnUnit::persons).map(OwnUnit::unit).findFirst().orElse(null);
		this.columns = columns;
	}

	/** Whose row it is; where that is left out, the reader's own unit. */
	@Nullable UnitId unit(HeadedRows.Line line) {
		@Nullable String code = line.code("unit").orElse(null);
		@Nullable UnitId found = (code == null) ? only
				: reach.stream().filter(it -> it.value().equals(code)).findFirst().orElse(null);
		if (found == null) {
			line.problem("unit", "This is none of your units; give the unit's code.");
		}
		return found;
	}

	/** Adds what a row tells. */
	void add(HeadedRows.Line line, S told) {
		lines.add(line);
		sent.add(told);
	}

	/**
	 * Looks at all of them, and tells each row what is wrong with it or unusual. What is
	 * only unusual is known to the rows behind it, so all are looked at once more as if
	 * it were right.
	 * @param confirmed the same, which somebody said is right
	 */
	T looked(Function<List<S>, T> look, UnaryOperator<S> confirmed) {
		var first = look.apply(sent).faults();
		T taking = look.apply(sent.stream().map(confirmed).toList());
		for (int i = 0; i < sent.size(); i++) {
			HeadedRows.Line line = lines.get(i);
			var wrong = taking.faults().get(i);
			wrong.forEach(fault -> line.problem(column(fault), fault.message()));
			if (wrong.isEmpty()) {
				first.get(i)
					.stream()
					.filter(fault -> CONFIRM.equals(fault.reason()))
					.forEach(fault -> line.unusual(column(fault), fault.message()));
			}
		}
		return taking;
	}

	private String column(Problem.Field fault) {
		return columns.getOrDefault(fault.path(), fault.path());
	}

}
