package scot.adp.activities.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.Programmes;
import scot.adp.activities.SeriesView;
import scot.adp.activities.SessionEntry;
import scot.adp.activities.SessionView;
import scot.adp.activities.Sessions;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.UnitView;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Words;

/** What is asked about sessions. */
final class SessionForms {

	private final Sessions sessions;

	private final Programmes programmes;

	private final ActivityLists lists;

	private final Places places;

	private final Partners partners;

	private final @Nullable Set<UnitId> own;

	private final LocalDate today;

	/**
	 * Makes what asks.
	 * @param own the units that the reader records for; null for any
	 */
	SessionForms(Sessions sessions, Programmes programmes, ActivityLists lists, Places places, Partners partners,
			@Nullable Set<UnitId> own, LocalDate today) {
		this.sessions = sessions;
		this.programmes = programmes;
		this.lists = lists;
		this.places = places;
		this.partners = partners;
		this.own = own;
		this.today = today;
	}

	/**
	 * Asks what happened.
	 * @param series what was planned; null to ask for it
	 * @param on the day; null for today
	 */
	FormDialog record(@Nullable SeriesView series, @Nullable LocalDate on, Runnable afterwards) {
		var fields = new SessionFields(lists, programmes, partners, places.all(), today, null);
		fields.offer((series != null) ? List.of(series) : sessions.recordable(), series, (on != null) ? on : today,
				own);
		var place = (series != null && on != null) ? Place.of("activities.session", series.id(), on)
				: Place.of("activities.session");
		var dialog = new FormDialog(
				(series != null) ? Words.of("activity.record.title", series.title()) : Words.of("activity.record"),
				place);
		fields.into(dialog);
		var told = new Said();
		return dialog.save(Words.of("activity.save"),
				fields.asking(key -> told.of(sessions.record(key, fields.entry(null)))), () -> {
					Announcement.done(told.words(Words.of("activity.saved")));
					afterwards.run();
				});
	}

	/** Asks why a planned session did not run. */
	FormDialog didNotRun(SeriesView series, LocalDate on, Runnable afterwards) {
		var because = codes("activity.reason", ActivityLists.Kind.REASON);
		return new FormDialog(Words.of("activity.did-not-run.title", series.title(), Words.of("activity.on", day(on))),
				Place.of("activities.session.did-not-run", series.id(), on))
			.saying(Words.of("activity.did-not-run.line"))
			.field("didNotRun", because)
			.save(Words.of("activity.did-not-run"), key -> {
				new Problem.Faults().when(because.isEmpty(), "didNotRun", Words.of("activity.reason.missing")).raise();
				sessions.record(key, SessionEntry.didNotRun(series.id(), on, because.getValue().code()));
			}, Words.of("activity.saved"), afterwards);
	}

	/** Asks for all that is told of a session. */
	FormDialog change(SessionView session, Runnable afterwards) {
		var known = new ArrayList<PlaceView>(places.all());
		if (session.place() != null && known.stream().noneMatch(it -> it.id().equals(session.place()))) {
			known.addAll(places.byIds(List.of(session.place())).values());
		}
		var fields = new SessionFields(lists, programmes, partners, known, today, session);
		var because = codes("activity.late", ActivityLists.Kind.CHANGED_BECAUSE);
		because.setHelperText(Words.of("activity.late.help"));
		because.setClearButtonVisible(true);
		var dialog = new FormDialog(Words.of("activity.change.title", ActivityWords.named(session)),
				Place.of("activities.session.change", session.id()).at(session.version()));
		fields.into(dialog);
		return dialog.field("because", because)
			.save(Words.of("activity.change.save"),
					fields.asking(key -> sessions.change(key, session.id(), session.version(), fields.entry(session),
							because.getOptionalValue().map(CodeList.Value::code).orElse(null))),
					Words.of("activity.changed"), afterwards);
	}

	/** Asks why a session is struck. */
	FormDialog strike(SessionView session, Runnable afterwards) {
		var because = codes("activity.struck", ActivityLists.Kind.STRUCK_BECAUSE);
		return new FormDialog(Words.of("activity.strike.title", ActivityWords.named(session)),
				Place.of("activities.session.strike", session.id()).at(session.version()))
			.saying(Words.of("activity.strike.line"))
			.field("because", because)
			.save(Words.of("activity.strike"), key -> {
				new Problem.Faults().when(because.isEmpty(), "because", Words.of("activity.struck.missing")).raise();
				sessions.strike(key, session.id(), session.version(), because.getValue().code());
			}, Words.of("activity.strike.done"), afterwards);
	}

	/** Asks whether two sessions are one, and whose count then holds. */
	FormDialog same(Sessions.MayBeOne pair, BiConsumer<Answer, Sessions.MayBeOne> afterwards) {
		var answer = new Choice<Answer>(Words.of("activity.same.answer"), Answer::name);
		answer.setItems(List.of(Answer.values()));
		answer.setItemLabelGenerator(it -> switch (it) {
			case ONE -> Words.of("activity.same.keep", unit(pair.one()), ActivityWords.heads(pair.one()));
			case OTHER -> Words.of("activity.same.keep", unit(pair.other()), ActivityWords.heads(pair.other()));
			case APART -> Words.of("activity.same.apart");
		});
		return new FormDialog(Words.of("activity.same.title"),
				Place.of("activities.session.same", pair.one().id(), pair.other().id()))
			.saying(told(pair.one()), told(pair.other()), Words.of("activity.same.line"))
			.field("keep", answer)
			.save(Words.of("activity.same.save"), key -> {
				new Problem.Faults().when(answer.isEmpty(), "keep", Words.of("activity.same.missing")).raise();
				SessionView one = pair.one();
				SessionView other = pair.other();
				switch (answer.getValue()) {
					case ONE -> sessions.merge(key, one.id(), one.version(), other.id(), other.version());
					case OTHER -> sessions.merge(key, other.id(), other.version(), one.id(), one.version());
					case APART -> sessions.keepApart(key, one.id(), other.id());
				}
			}, () -> afterwards.accept(answer.getValue(), pair));
	}

	/** What a unit told of a session, in a line. */
	String told(SessionView session) {
		return Words.of("activity.same.told", unit(session), ActivityWords.named(session),
				ActivityWords.heads(session));
	}

	private String unit(SessionView session) {
		@Nullable UnitView unit = partners.units(List.of(session.unit())).get(session.unit());
		return (unit != null) ? unit.name() : session.unit().value();
	}

	private static String day(LocalDate on) {
		return Dates.weekday(on);
	}

	private Choice<CodeList.Value> codes(String words, ActivityLists.Kind list) {
		var field = new Choice<CodeList.Value>(Words.of(words), CodeList.Value::code);
		field.setItems(lists.of(list).on(today));
		field.setItemLabelGenerator(CodeList.Value::label);
		return field;
	}

	/** Whether two are one. */
	enum Answer {

		/** They are, and the first counts. */
		ONE,
		/** They are, and the second counts. */
		OTHER,
		/** They are two. */
		APART

	}

	/** What is worth a look about something that was kept. */
	private static final class Said {

		private List<Problem.Field> remarks = List.of();

		void of(Sessions.Recorded recorded) {
			remarks = recorded.remarks();
		}

		String words(String done) {
			var lines = new ArrayList<String>(List.of(done));
			remarks.stream().map(Problem.Field::message).forEach(lines::add);
			return String.join(" ", lines);
		}

	}

}
