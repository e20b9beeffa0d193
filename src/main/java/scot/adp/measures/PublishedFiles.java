package scot.adp.measures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.PublishedStore.Key;
import scot.adp.measures.PublishedStore.Printed;
import scot.adp.measures.PublishedStore.Said;
import scot.adp.measures.PublishedStore.Stored;
import scot.adp.measures.PublishedStore.Wanted;
import scot.adp.platform.Allowed;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.reading.Blanks;

/**
 * Takes files of publishers in, whole or not at all. What a release says that it said
 * already changes nothing; what it says otherwise than an earlier one is a new vintage.
 */
@Service
@Transactional
public class PublishedFiles {

	/** How the register of imports knows published figures. */
	static final String IMPORT_KIND = "measures.published";

	private static final int REVISED_TOLD = 20;

	private static final int WARNINGS_TOLD = 50;

	private final PublishedBook book;

	private final PublishedStore store;

	private final Imports imports;

	private final Recording recording;

	private final Clock clock;

	PublishedFiles(PublishedBook book, PublishedStore store, Imports imports, Recording recording, Clock clock) {
		this.book = book;
		this.store = store;
		this.imports = imports;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * Reads a file and tells what it holds, what is wrong with it and what it says
	 * otherwise than releases before it; nothing is stored.
	 * @throws Problem where the release is not named, or the file cannot be taken at all
	 */
	@Allowed(operation = "measures.published.record", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public Understood tryOut(Release release, IncomingFile file) {
		return read(release, file).understood();
	}

	/**
	 * Takes a file in and notes it among the imports.
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "measures.published.record", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST })
	public Understood load(String idempotencyKey, Release release, IncomingFile file) {
		Reading read = read(release, file);
		if (!read.understood().problems().isEmpty()) {
			throw Problem.invalid("file",
					"%,d things in this file cannot be taken. Try it out first; nothing was stored."
						.formatted(read.understood().problemCount()));
		}
		var author = recording.author();
		recording.once(author, idempotencyKey, List.of(release, file.sha256()), ImportId::new, () -> {
			UUID value = UUID.randomUUID();
			UUID within = store.release(release.series(), Blanks.line(release.name()), release.publishedOn(),
					Blanks.strip(release.source()), author);
			store.add(within, value, read.anew(), author);
			var counts = new LinkedHashMap<String, Integer>();
			counts.put("figures", read.anew().size());
			counts.put("figures said already", read.understood().same());
			return Made.told(imports.record(NewImport.of(IMPORT_KIND, file, counts, true), value));
		});
		return read.understood();
	}

	private Reading read(Release release, IncomingFile file) {
		PublishedSeries series = book.get(release.series());
		var faults = new Problem.Faults()
			.words(release.name(), PublishedFigures.NAME_LIMIT, "release", "Say what its publisher calls the release.")
			.words(release.source(), PublishedFigures.SOURCE_LIMIT, "source",
					"Say where it was found, such as the address of the page.");
		PublishedFigures.day(faults, release.publishedOn(), null, clock);
		faults.raise();
		PublishedReading reading = PublishedReading.of(series, release.publishedOn(), file);
		var said = store.said(series.code(), Blanks.line(release.name()), release.publishedOn());
		var problems = new ArrayList<>(reading.problems());
		int problemCount = reading.problemCount();
		var anew = new ArrayList<Printed>();
		for (Printed figure : reading.figures()) {
			@Nullable Said before = said.get(figure.key());
			if (before == null) {
				anew.add(figure);
			}
			else if (!figure.same(before)) {
				problemCount++;
				if (problems.size() < HeadedRows.PROBLEMS_LIMIT) {
					problems.add(ImportProblem.ofFile(
							"%s: this release says %s already, and the file says %s. If the publisher corrected it, give that release a name of its own."
								.formatted(told(series, figure.key()), before.printed(), figure.printed())));
				}
			}
		}
		var warnings = PublishedChecks.of(series, reading.figures());
		var revised = revised(series, release.publishedOn(), reading.figures());
		var periods = reading.figures().stream().map(it -> it.key().period()).sorted().toList();
		return new Reading(anew,
				new Understood(reading.figures().size(), anew.size(), reading.figures().size() - anew.size(),
						reading.elsewhere(), reading.empty(), periods.isEmpty() ? null : periods.getFirst(),
						periods.isEmpty() ? null : periods.getLast(), List.copyOf(problems), problemCount,
						reading.notes(), warnings.stream().limit(WARNINGS_TOLD).toList(), warnings.size(),
						revised.stream().limit(REVISED_TOLD).toList(), revised.size()));
	}

	/** What the release says otherwise than the last one before it did. */
	private List<Revised> revised(PublishedSeries series, LocalDate publishedOn, Collection<Printed> figures) {
		var before = new HashMap<Key, Stored>();
		for (Stored stored : store.figures(Wanted.of(series.code()))) {
			// The last vintage of each comes first.
			if (stored.publishedOn().isBefore(publishedOn)) {
				before.putIfAbsent(new Key(stored.area(), stored.figure(), stored.cut(),
						new PublishedPeriod(stored.fromOn(), stored.toOn())), stored);
			}
		}
		var revised = new ArrayList<Revised>();
		for (Printed figure : figures) {
			Optional.ofNullable(before.get(figure.key()))
				.filter(it -> !(PublishedStore.alike(it.printed(), it.value(), figure.printed(), figure.value())
						&& it.qualifier() == figure.qualifier() && it.method() == figure.method()))
				.ifPresent(it -> revised
					.add(new Revised(told(series, figure.key()), it.printed(), it.release(), figure.printed())));
		}
		return revised;
	}

	private static String told(PublishedSeries series, Key key) {
		Map<String, String> by = series.by(key.cut());
		String part = series.named(by);
		return "%s, %s%s, %s".formatted(series.figure(key.figure()).orElseThrow().label(),
				series.area(key.area()).map(PublishedArea::label).orElse(key.area()), part.isEmpty() ? "" : ", " + part,
				key.period().name());
	}

	/**
	 * A release as whoever takes its file names it.
	 *
	 * @param name what its publisher calls it
	 * @param source where it was found
	 */
	public record Release(SeriesCode series, String name, LocalDate publishedOn, String source) {
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param figures how many of the areas and parts that are kept here
	 * @param anew how many of them the release did not say yet
	 * @param elsewhere how many rows are of other areas or parts
	 * @param empty how many cells have nothing in them, which is no nought
	 * @param from the first of their periods; null where there are none
	 * @param problems what cannot be taken, the first of them
	 * @param notes what is worth a look in how it is laid out
	 * @param warnings what is worth a look in the figures, the first of them
	 * @param revised what it says otherwise than the release before it, the first of them
	 */
	public record Understood(int figures, int anew, int same, int elsewhere, int empty, @Nullable PublishedPeriod from,
			@Nullable PublishedPeriod to, List<ImportProblem> problems, int problemCount, List<ImportProblem> notes,
			List<PublishedWarning> warnings, int warningCount, List<Revised> revised, int revisedCount) {
	}

	/** A figure that a release says otherwise than the one before it. */
	public record Revised(String what, String before, String release, String now) {
	}

	/** One reading, with what is to be kept of it. */
	private record Reading(List<Printed> anew, Understood understood) {
	}

}
