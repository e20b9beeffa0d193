package scot.adp.directory.ui;

import scot.adp.directory.CoverageAsks;
import scot.adp.directory.CoverageCell;
import scot.adp.directory.HelpCoverage;
import scot.adp.directory.Partners;
import scot.adp.directory.parts.UnitField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Words;
import scot.adp.shell.parts.WordsField;

/** What is asked about times at which nothing is open. */
final class CoverageForms {

	private CoverageForms() {
	}

	/** Asks whom to ask: whoever could be open soonest is chosen already. */
	static FormDialog ask(CoverageAsks asks, Partners partners, CoverageCell cell, String called,
			HelpCoverage.Behind behind, Runnable afterwards) {
		var unit = new UnitField(Words.of("where-open.ask.unit"), partners);
		behind.could().stream().findFirst().ifPresent(it -> unit.choose(it.unit()));
		var words = new WordsField(Words.of("where-open.ask.words"), CoverageAsks.WORDS_LIMIT);
		words.setHelperText(Words.of("where-open.ask.words.help"));
		return new FormDialog(Words.of("where-open.ask.title", called),
				Place.of("directory.coverage.ask", cell.area().value(), cell.weekday().name(), cell.band()))
			.saying(Words.of("where-open.ask.line"))
			.field("unit", unit)
			.field("words", words)
			.save(Words.of("where-open.ask.save"), key -> asks.ask(key,
					new CoverageAsks.New(cell.area(), cell.weekday(), cell.band(), unit.chosen(), words.getValue())),
					Words.of("where-open.ask.done"), afterwards);
	}

}
