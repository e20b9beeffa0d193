package scot.adp.families;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.directory.AreaCode;
import scot.adp.directory.PlaceId;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;

/**
 * The schools of a year, and what each took up.
 *
 * @param censusOn the day of the census; null where its file is not in
 * @param state null where the file is not in
 * @param version of the year; 0 where its file is not in
 * @param own whether the reader is of the unit that looks after schools, and may see
 * numbers of pupils
 * @param programmes what is asked of schools, by title
 * @param schools by area and name
 */
public record SchoolYearView(Period year, @Nullable LocalDate censusOn, @Nullable State state, int version, boolean own,
		List<Uptake> programmes, List<School> schools) {

	/** As it is written, such as {@code 2026/27}. */
	public String name() {
		return written(year);
	}

	/** A school year as it is written, such as {@code 2026/27}. */
	public static String written(Period year) {
		return "%d/%02d".formatted(year.from().getYear(), year.to().getYear() % 100);
	}

	/** The school year of a text such as {@code 2026/27}; empty where it is none. */
	public static Optional<Period> read(String text) {
		if (!text.matches("20\\d\\d/\\d\\d")) {
			return Optional.empty();
		}
		var year = new Period(PeriodType.SCHOOL_YEAR, LocalDate.of(Integer.parseInt(text.substring(0, 4)), 8, 1));
		return written(year).equals(text) ? Optional.of(year) : Optional.empty();
	}

	/** The same, with one of the programmes alone. */
	public SchoolYearView only(Programmes.Id programme) {
		return new SchoolYearView(year, censusOn, state, version, own,
				programmes.stream().filter(it -> it.programme().id().equals(programme)).toList(),
				schools.stream()
					.map(it -> new School(it.id(), it.name(), it.area(), it.merged(), it.atCensus(), it.roll(),
							it.cells().stream().filter(cell -> cell.programme().id().equals(programme)).toList()))
					.toList());
	}

	/** How far it is. */
	public enum State {

		/** The file is in, and nobody said yet that it is right. */
		DRAFT,
		/** It counts. */
		SET

	}

	/**
	 * How a programme was taken up. Numbers of pupils are null for readers of other
	 * units.
	 *
	 * @param stages whose pupils it is for
	 * @param asked schools at census that have one of these stages
	 * @param notTold schools of which nobody told anything
	 * @param pupils who were there at least once, of the schools that counted
	 * @param roll all pupils of these stages
	 * @param rollOfThose those of them at schools that took part and counted
	 * @param uncounted schools that took part of which nobody told how many were there
	 */
	public record Uptake(ProgrammeView programme, List<String> stages, int asked, int tookPart, int didNot, int notTold,
			@Nullable Integer pupils, @Nullable Integer roll, @Nullable Integer rollOfThose, int uncounted) {

		/** The same, without numbers of pupils. */
		Uptake withoutPupils() {
			return new Uptake(programme, stages, asked, tookPart, didNot, notTold, null, null, null, 0);
		}

	}

	/**
	 * A school, with those that merged into it in the year or before.
	 *
	 * @param id the place that leads on
	 * @param merged the names of those that merged into it and have a roll in this year
	 * @param atCensus whether the census told of it
	 * @param roll its pupils; null where nobody told, and for readers of other units
	 * @param cells what it took up, in the order of the programmes
	 */
	public record School(PlaceId id, String name, AreaCode area, List<String> merged, boolean atCensus,
			@Nullable Integer roll, List<Cell> cells) {

		/** Of how many programmes nobody told anything. */
		public int missing() {
			return (int) cells.stream().filter(it -> it.took() == Took.NOT_TOLD).count();
		}

		/** Whether somebody there was trained to lead; null where nobody told. */
		public @Nullable Boolean trainedLead() {
			var told = cells.stream().map(Cell::trainedLead).filter(it -> it != null).toList();
			return told.isEmpty() ? null : Boolean.valueOf(told.contains(true));
		}

		School withoutPupils() {
			return new School(id, name, area, merged, atCensus, null, cells.stream().map(Cell::withoutPupils).toList());
		}

	}

	/**
	 * What a school took up of a programme.
	 *
	 * @param pupils who were there at least once: as somebody typed, else those of the
	 * session at which they were most; null where nobody counted, and for readers of
	 * other units
	 * @param roll the pupils that it is for; null where nobody told, and as above
	 * @param trainedLead whether somebody there was trained to lead it; null where nobody
	 * told
	 * @param sessions how many were held there
	 * @param lastOn the day of the last of them; null for none
	 * @param outsideTerm whether one was held on a day without school
	 * @param aboveRoll whether more pupils were there than are on the roll; null where it
	 * is not known, and as above
	 * @param because why, a code; null where nobody said so
	 * @param typed what somebody typed; null for nothing
	 * @param version of what was typed; 0 for nothing
	 */
	public record Cell(ProgrammeView programme, Took took, @Nullable Integer pupils, @Nullable Integer roll,
			@Nullable Boolean trainedLead, int sessions, @Nullable LocalDate lastOn, boolean outsideTerm,
			@Nullable Boolean aboveRoll, @Nullable String because, @Nullable Typed typed, int version) {

		/** Whether somebody is to say why more were there than are on the roll. */
		public boolean asksWhy() {
			return Boolean.TRUE.equals(aboveRoll) && because == null;
		}

		Cell withoutPupils() {
			return new Cell(programme, took, null, null, trainedLead, sessions, lastOn, outsideTerm, null, null, null,
					0);
		}

	}

	/** What somebody typed; what is null is as the log of activities says. */
	public record Typed(@Nullable Boolean took, @Nullable Integer pupils, @Nullable Boolean trainedLead,
			@Nullable String because) {
	}

	/** Whether a school took part. */
	public enum Took {

		/** It did. */
		TOOK_PART,
		/** Somebody said that it did not. */
		DID_NOT,
		/** Nobody told anything. */
		NOT_TOLD,
		/** It has none of the stages. */
		NOT_ASKED

	}

}
