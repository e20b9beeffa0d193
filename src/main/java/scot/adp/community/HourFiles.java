package scot.adp.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.community.VolunteerStore.Day;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.people.IdentityColumns;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * Takes hours of volunteers in from files, whole or not at all. Rows of one day are added
 * up, and to what was said of that day before, which is asked about. A file that has a
 * column which can tell who somebody is, is refused by its headings; no problem repeats a
 * cell.
 */
@Service
@Transactional
public class HourFiles {

	/** How the register of imports knows hours of volunteers. */
	static final String IMPORT_KIND = "community.hours";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("ref", "on", "hours");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("unit");

	private final Volunteers volunteers;

	private final VolunteerStore store;

	private final IdentityColumns identityColumns;

	private final Imports imports;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	HourFiles(Volunteers volunteers, VolunteerStore store, IdentityColumns identityColumns, Imports imports,
			CurrentCaller currentCaller, Recording recording) {
		this.volunteers = volunteers;
		this.store = store;
		this.identityColumns = identityColumns;
		this.imports = imports;
		this.currentCaller = currentCaller;
		this.recording = recording;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "community.volunteer.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Understood tryOut(IncomingFile file) {
		return new Reading().read(file);
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "community.volunteer.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		var reading = new Reading();
		var understood = reading.read(file);
		var author = recording.author();
		recording.once(author, idempotencyKey, List.of(file.sha256(), confirmed), ImportId::new, () -> {
			if (!understood.problems().isEmpty()) {
				throw Problem.invalid("file",
						"%,d cells of this file cannot be taken. Try it out first; nothing was stored."
							.formatted(understood.problemCount()));
			}
			if (!understood.unusual().isEmpty() && !confirmed) {
				throw Problem.invalid("file", "Something in this file is unusual: say that it is right.");
			}
			UUID together = UUID.randomUUID();
			volunteers.keep(Objects.requireNonNull(reading.looked), together, author);
			return Made.told(imports.record(NewImport.of(IMPORT_KIND, file,
					Map.of("rows", understood.rows(), "volunteers", understood.volunteers()), true), together));
		});
		return understood;
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param rows how many of its rows tell of hours
	 * @param volunteers of how many volunteers
	 * @param hours all of them together
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what can be taken once somebody says that it is right
	 */
	public record Understood(int rows, int volunteers, BigDecimal hours, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) {
	}

	/** A row that could be read. */
	private record Row(HeadedRows.Line line, UnitId unit, String ref, LocalDate on, BigDecimal hours) {

		/** Whom it tells of; of several of that number who volunteered on the day. */
		@Nullable VolunteerView who(List<VolunteerView> all) {
			var called = all.stream().filter(it -> it.unit().equals(unit) && ref.equals(it.ownRef())).toList();
			return called.stream()
				.filter(it -> !on.isBefore(it.fromOn()) && (it.endedOn() == null || !on.isAfter(it.endedOn())))
				.findFirst()
				.orElse(called.isEmpty() ? null : called.getFirst());
		}

	}

	/** One reading of a file. */
	private final class Reading {

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take)
			.secretly(identityColumns::refuse);

		private final Set<UnitId> reach = currentCaller.reach();

		private final @Nullable UnitId only = volunteers.units()
			.stream()
			.filter(OwnUnit::persons)
			.map(OwnUnit::unit)
			.findFirst()
			.orElse(null);

		private final List<Row> read = new ArrayList<>();

		private Volunteers.@Nullable Looked looked;

		Understood read(IncomingFile file) {
			HeadedRows.read(file, rows);
			var known = store.called(reach, read.stream().map(Row::ref).distinct().toList(), volunteers.quarter());
			var asked = new ArrayList<Row>();
			var worked = new ArrayList<Volunteers.Worked>();
			for (Row row : read) {
				@Nullable VolunteerView who = row.who(known);
				if (who == null) {
					row.line().problem("ref", "Nobody with this number volunteers at this unit. Add the person first.");
				}
				else {
					asked.add(row);
					worked.add(new Volunteers.Worked(who.id(), row.on(), row.hours(), false));
				}
			}
			look(asked, worked);
			BigDecimal all = read.stream().map(Row::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
			return new Understood(read.size(),
					(int) worked.stream().map(Volunteers.Worked::volunteer).distinct().count(), all, rows.problems(),
					rows.problemCount(), rows.unusual(), rows.warnings());
		}

		/**
		 * What is only unusual counts in the sums of days too, so all rows are looked at
		 * once more as if it were right.
		 */
		private void look(List<Row> asked, List<Volunteers.Worked> worked) {
			if (worked.isEmpty()) {
				looked = volunteers.look(List.of(), false);
				return;
			}
			var first = volunteers.look(worked, false);
			var then = volunteers.look(worked.stream().map(Volunteers.Worked::confirmed).toList(), false);
			var days = worked.stream().map(Volunteers.Worked::on).sorted().toList();
			var before = store.hours(worked.stream().map(Volunteers.Worked::volunteer).distinct().toList(),
					days.getFirst(), days.getLast());
			for (int i = 0; i < asked.size(); i++) {
				HeadedRows.Line line = asked.get(i).line();
				if (!then.faults().get(i).isEmpty()) {
					then.faults().get(i).forEach(fault -> line.problem(column(fault), fault.message()));
					continue;
				}
				first.faults().get(i).forEach(fault -> line.unusual(column(fault), fault.message()));
				if (before.containsKey(new Day(worked.get(i).volunteer(), worked.get(i).on()))) {
					line.unusual("on", "Hours of this day are recorded already; these come on top of them.");
				}
			}
			looked = then;
		}

		private static String column(Problem.Field fault) {
			return fault.path().equals("volunteer") ? "ref" : fault.path();
		}

		private void take(HeadedRows.Line line) {
			@Nullable String ref = line.code("ref").orElse(null);
			@Nullable LocalDate on = line.day("on").orElse(null);
			@Nullable BigDecimal hours = line.number("hours").orElse(null);
			line.asks("ref", ref);
			line.asks("on", on);
			line.asks("hours", hours);
			@Nullable UnitId unit = unit(line);
			if (!line.isFaulty() && ref != null && on != null && hours != null && unit != null) {
				read.add(new Row(line, unit, ref, on, hours));
			}
		}

		private @Nullable UnitId unit(HeadedRows.Line line) {
			@Nullable String code = line.code("unit").orElse(null);
			@Nullable UnitId found = (code == null) ? only
					: reach.stream().filter(it -> it.value().equals(code)).findFirst().orElse(null);
			if (found == null) {
				line.problem("unit", "This is none of your units; give the unit's code.");
			}
			return found;
		}

	}

}
