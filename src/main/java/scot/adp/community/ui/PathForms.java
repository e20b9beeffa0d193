package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Supplier;

import com.vaadin.flow.component.checkbox.Checkbox;
import org.jspecify.annotations.Nullable;
import scot.adp.community.PathRules.Lists;
import scot.adp.community.WorkFact;
import scot.adp.community.WorkFacts.Check;
import scot.adp.community.WorkFacts.Job;
import scot.adp.community.WorkPathView;
import scot.adp.community.WorkPaths;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.Words;

/**
 * What is asked about a way into work. Days and codes here tell of one person, so they
 * are kept nowhere before they are saved.
 */
final class PathForms {

	private final WorkPaths paths;

	private final LocalDate today;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	PathForms(WorkPaths paths, LocalDate today, Runnable afterwards) {
		this.paths = paths;
		this.today = today;
		this.afterwards = afterwards;
	}

	/** Asks how it goes. */
	FormDialog check(WorkPathView path) {
		var on = day("path.checked-on", today);
		var inWork = new Choice<Boolean>(Words.of("path.in-work"), it -> it);
		inWork.setItems(true, false);
		inWork.setItemLabelGenerator(it -> Words.of(it ? "path.in-work.yes" : "path.in-work.no"));
		var unbroken = new Choice<Boolean>(Words.of("path.unbroken"), it -> it);
		unbroken.setItems(true, false);
		unbroken.setItemLabelGenerator(it -> Words.of(it ? "path.unbroken.yes" : "path.unbroken.no"));
		unbroken.setHelperText(Words.of("path.unbroken.help"));
		inWork.addValueChangeListener(event -> unbroken.setVisible(Boolean.TRUE.equals(event.getValue())));
		unbroken.setVisible(false);
		var evidence = codes(Lists.EVIDENCE, "path.evidence");
		var dialog = new FormDialog(Words.of("path.check.title", PathWords.called(path)), Place.NOWHERE)
			.field("checkedOn", on)
			.field("inWork", inWork)
			.field("unbroken", unbroken)
			.field("evidence", evidence);
		@Nullable String next = PathWords.next(path);
		if (next != null) {
			dialog.saying(next);
		}
		return added(dialog, path, () -> {
			new Problem.Faults().when(on.isEmpty(), "checkedOn", Words.of("path.on.missing"))
				.when(inWork.isEmpty(), "inWork", Words.of("path.in-work.missing"))
				.when(unbroken.isVisible() && unbroken.isEmpty(), "unbroken", Words.of("path.unbroken.missing"))
				.when(evidence.isEmpty(), "evidence", Words.of("path.evidence.missing"))
				.raise();
			return WorkFact.of(new Check(on.getValue(), inWork.getValue(),
					unbroken.isVisible() && Boolean.TRUE.equals(unbroken.getValue()), code(evidence)));
		}, "path.check.save");
	}

	/** Asks for a job. */
	FormDialog job(WorkPathView path) {
		var start = day("path.start", today);
		var end = day("path.end", null);
		end.setHelperText(Words.of("path.end.help"));
		var band = codes(Lists.HOURS_BAND, "path.hours");
		var kind = codes(Lists.JOB_KIND, "path.kind");
		var sector = codes(Lists.SECTOR, "path.sector");
		var second = new Checkbox(Words.of("path.second"));
		CodeChoice.choose(kind, paths.told(Lists.JOB_KIND, "EMPLOYEE"));
		var dialog = new FormDialog(Words.of("path.job.title", PathWords.called(path)), Place.NOWHERE)
			.field("start", start)
			.field("hoursBand", band)
			.field("sector", sector)
			.field("jobKind", kind)
			.field("end", end)
			.also(second);
		return added(dialog, path, () -> {
			new Problem.Faults().when(start.isEmpty(), "start", Words.of("path.on.missing"))
				.when(band.isEmpty(), "hoursBand", Words.of("path.hours.missing"))
				.when(kind.isEmpty(), "jobKind", Words.of("path.kind.missing"))
				.when(sector.isEmpty(), "sector", Words.of("path.sector.missing"))
				.raise();
			return WorkFact
				.of(new Job(start.getValue(), end.getValue(), code(band), code(kind), code(sector), second.getValue()));
		}, "path.job.save");
	}

	/** Asks for training, volunteering or work experience. */
	FormDialog activity(WorkPathView path) {
		var what = codes(Lists.ACTIVITY, "path.activity");
		var from = day("path.from", today);
		var to = day("path.to", null);
		to.setHelperText(Words.of("path.end.help"));
		var dialog = new FormDialog(Words.of("path.activity.title", PathWords.called(path)), Place.NOWHERE)
			.field("activity", what)
			.field("start", from)
			.field("end", to);
		return added(dialog, path, () -> {
			new Problem.Faults().when(what.isEmpty(), "activity", Words.of("path.activity.missing"))
				.when(from.isEmpty(), "start", Words.of("path.on.missing"))
				.raise();
			return WorkFact.activity(code(what), from.getValue(), to.getValue());
		}, "path.activity.save");
	}

	private FormDialog added(FormDialog dialog, WorkPathView path, Supplier<WorkFact> fact, String verb) {
		var sure = new Sure(new Checkbox(Words.of("path.sure")));
		return dialog.also(sure.box())
			.save(Words.of(verb),
					sure.asking(key -> paths.add(key, path.id(), path.version(), fact.get(), sure.given())),
					Words.of("path.saved", PathWords.called(path)), afterwards);
	}

	/** Asks for the last day of a job or an activity. */
	FormDialog end(WorkPathView path, WorkFact fact) {
		var on = day("path.end", today);
		return new FormDialog(Words.of("path.end.title", PathWords.told(paths, fact)), Place.NOWHERE).field("end", on)
			.save(Words.of("path.end.save"), key -> {
				new Problem.Faults().when(on.isEmpty(), "end", Words.of("path.on.missing")).raise();
				paths.end(key, path.id(), path.version(), fact.id(), on.getValue());
			}, Words.of("path.saved", PathWords.called(path)), afterwards);
	}

	/** Asks whether something is to be taken out. */
	FormDialog takeOut(WorkPathView path, WorkFact fact) {
		return new FormDialog(Words.of("path.take-out.title", PathWords.told(paths, fact)), Place.NOWHERE)
			.saying(Words.of("path.take-out.help"))
			.save(Words.of("path.take-out.save"), key -> paths.takeOut(key, path.id(), path.version(), fact.id()),
					Words.of("path.saved", PathWords.called(path)), afterwards);
	}

	/** Asks why a path ends. */
	FormDialog close(WorkPathView path) {
		var on = day("path.ended-on", today);
		var reason = codes(Lists.END_REASON, "path.because");
		return new FormDialog(Words.of("path.close.title", PathWords.called(path)), Place.NOWHERE)
			.saying(Words.of("path.close.help"))
			.field("endedOn", on)
			.field("endReason", reason)
			.save(Words.of("path.close.save"), key -> {
				new Problem.Faults().when(on.isEmpty(), "endedOn", Words.of("path.on.missing"))
					.when(reason.isEmpty(), "endReason", Words.of("path.because.missing"))
					.raise();
				paths.close(key, path.id(), path.version(), on.getValue(), code(reason));
			}, Words.of("path.saved", PathWords.called(path)), afterwards);
	}

	/** Asks why a path is withdrawn. */
	FormDialog withdraw(WorkPathView path) {
		var because = codes(Lists.WITHDRAWN_BECAUSE, "path.because");
		because.setItems(paths.offered(Lists.WITHDRAWN_BECAUSE)
			.stream()
			.filter(it -> !it.code().equals("IMPORT_TAKEN_BACK"))
			.toList());
		return new FormDialog(Words.of("path.withdraw.title", PathWords.called(path)), Place.NOWHERE)
			.saying(Words.of("path.withdraw.help"))
			.field("because", because)
			.save(Words.of("path.withdraw.save"), key -> {
				new Problem.Faults().when(because.isEmpty(), "because", Words.of("path.because.missing")).raise();
				paths.withdraw(key, path.id(), path.version(), code(because));
			}, Words.of("path.withdrawn"), afterwards);
	}

	private DayField day(String words, @Nullable LocalDate value) {
		var field = new DayField(Words.of(words));
		field.setMax(today);
		field.setValue(value);
		return field;
	}

	private Choice<CodeList.Value> codes(Lists list, String words) {
		return CodeChoice.offering(new Choice<>(Words.of(words), CodeList.Value::code), paths.offered(list));
	}

	private static String code(Choice<CodeList.Value> field) {
		return Objects.requireNonNull(CodeChoice.given(field));
	}

}
