package scot.adp.treatment.ui;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.directory.UnitView;
import scot.adp.identity.Caller;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.GentleWarning;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;
import scot.adp.shell.parts.WordsField;
import scot.adp.treatment.MatAssessmentView;
import scot.adp.treatment.MatAssessments;
import scot.adp.treatment.MatDocumentView;
import scot.adp.treatment.MatDocuments;
import scot.adp.treatment.MatImprovementView;
import scot.adp.treatment.MatImprovements;
import scot.adp.treatment.MatNumberView;
import scot.adp.treatment.MatNumbers;
import scot.adp.treatment.MatRoundView;
import scot.adp.treatment.MatRounds;
import scot.adp.treatment.MatRules;
import scot.adp.treatment.MatRules.Lists;
import scot.adp.treatment.MatScores;
import scot.adp.treatment.MatStandardView;
import scot.adp.treatment.MatStream;
import scot.adp.treatment.Ragb;

/** What is asked about evidence for the standards, and about how they are assessed. */
final class MatForms {

	private final MatAssessments assessments;

	private final MatDocuments documents;

	private final MatRounds rounds;

	private final MatNumbers numbers;

	private final MatImprovements improvements;

	private final Partners partners;

	private final ServiceRegister services;

	private final Caller me;

	private final LocalDate today;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	MatForms(MatAssessments assessments, MatDocuments documents, MatRounds rounds, MatNumbers numbers,
			MatImprovements improvements, Partners partners, ServiceRegister services, Caller me, LocalDate today,
			Runnable afterwards) {
		this.assessments = assessments;
		this.documents = documents;
		this.rounds = rounds;
		this.numbers = numbers;
		this.improvements = improvements;
		this.partners = partners;
		this.services = services;
		this.me = me;
		this.today = today;
		this.afterwards = afterwards;
	}

	/**
	 * Asks for a document, with its file or without.
	 * @param standard the standard that is looked at; null for any
	 */
	FormDialog attach(MatRules.Cycle cycle, MatRules.@Nullable Standard standard) {
		var criterion = new Choice<CodeList.Value>(Words.of("mat.criterion"), CodeList.Value::code);
		criterion.setItems(cycle.set()
			.standards()
			.stream()
			.filter(it -> standard == null || it.standard().code().equals(standard.code()))
			.flatMap(it -> it.criteria().stream())
			.toList());
		criterion.setItemLabelGenerator(CodeList.Value::label);
		var of = owner(me.supportTeam());
		var title = new LineField(Words.of("mat.document.title"), MatDocuments.TITLE_LIMIT);
		var reviewed = day("mat.reviewed-on", today);
		reviewed.setMax(today);
		reviewed.setValue(today);
		var review = day("mat.review-on", null);
		review.setValue(today.plusYears(1));
		var file = new FileField(documents.scans());
		var sure = new Sure(new Checkbox(Words.of("mat.sure")));
		return new FormDialog(Words.of("mat.attach"), Place.of("treatment.mat.document")).field("criterion", criterion)
			.field("title", title)
			.field("service", of)
			.field("reviewedOn", reviewed)
			.field("reviewOn", review)
			.also(file)
			.also(sure.box())
			.save(Words.of("mat.attach.save"),
					sure.asking(key -> documents.record(key,
							new MatDocuments.Entry(unit(of), service(of), null, code(criterion), title.getValue(),
									reviewed.getValue(), review.getValue(), sure.given()),
							file.given(), MatDocuments.Door.PAGE)),
					Words.of("mat.attached"), afterwards);
	}

	/** Asks until when a document was found right. */
	FormDialog review(MatDocumentView of) {
		var reviewed = day("mat.reviewed-on", today);
		reviewed.setMax(today);
		reviewed.setValue(today);
		var review = day("mat.review-on", null);
		review.setValue(today.plusYears(1));
		return new FormDialog(Words.of("mat.review.title", of.title()),
				Place.of("treatment.mat.review", of.id()).at(of.version()))
			.field("reviewedOn", reviewed)
			.field("reviewOn", review)
			.save(Words.of("mat.review.save"),
					key -> documents.review(key, of.id(), of.version(), reviewed.getValue(), review.getValue()),
					Words.of("mat.saved"), afterwards);
	}

	/** Asks for the file of a document. */
	FormDialog file(MatDocumentView of) {
		var file = new FileField(documents.scans());
		return new FormDialog(Words.of("mat.file.title", of.title()), Place.NOWHERE).also(file)
			.save(Words.of("mat.file.save"), key -> {
				MatDocuments.@Nullable Given given = file.given();
				if (given == null) {
					throw Problem.invalid("file", Words.of("mat.file.none"));
				}
				documents.addFile(key, of.id(), of.version(), given);
			}, Words.of("mat.saved"), afterwards);
	}

	/** Asks why a document should not be there. */
	FormDialog withdraw(MatDocumentView of) {
		return because(of.title(), Place.of("treatment.mat.document.withdraw", of.id()).at(of.version()),
				(key, why) -> documents.withdraw(key, of.id(), of.version(), why));
	}

	/**
	 * Asks for a round.
	 * @param standard the standard that is looked at; null for any
	 */
	FormDialog round(MatRules.Cycle cycle, MatRules.@Nullable Standard standard) {
		var fields = new RoundFields(cycle, standard, null);
		return fields.into(new FormDialog(Words.of("mat.round"), Place.of("treatment.mat.round")))
			.save(Words.of("mat.round.save"),
					fields.sure.asking(key -> rounds.record(key, fields.entry(), MatDocuments.Door.PAGE)),
					Words.of("mat.saved"), afterwards);
	}

	/** Asks for all of a round, to be put right. */
	FormDialog correct(MatRules.Cycle cycle, MatRoundView of) {
		var fields = new RoundFields(cycle, null, of);
		return fields
			.into(new FormDialog(Words.of("mat.round.correct"),
					Place.of("treatment.mat.round.correct", of.id()).at(of.version())))
			.save(Words.of("mat.round.correct.save"),
					fields.sure.asking(key -> rounds.correct(key, of.id(), of.version(), fields.entry())),
					Words.of("mat.saved"), afterwards);
	}

	/** Asks why a round should not be there. */
	FormDialog withdraw(MatRoundView of) {
		return because(rounds.list(Lists.RESPONDENT).label(of.respondent()),
				Place.of("treatment.mat.round.withdraw", of.id()).at(of.version()),
				(key, why) -> rounds.withdraw(key, of.id(), of.version(), why));
	}

	/** Asks for a number of a return. */
	FormDialog number(MatRules.Cycle cycle, MatRules.Standard standard) {
		var of = owner(me.readsAsTeam());
		var setting = codes(Lists.SETTING, "mat.setting");
		setting.setClearButtonVisible(true);
		var what = new LineField(Words.of("mat.number.what"), MatNumbers.WHAT_LIMIT);
		var printed = new LineField(Words.of("mat.number.printed"), 40);
		printed.setHelperText(Words.of("mat.number.printed.help"));
		return new FormDialog(Words.of("mat.number"), Place.of("treatment.mat.number", cycle.code(), standard.code()))
			.field("what", what)
			.field("printed", printed)
			.field("setting", setting)
			.field("unit", of)
			.save(Words.of("mat.number.save"),
					key -> numbers.record(key,
							new MatNumbers.Entry(unit(of), cycle.code(), standard.code(), code(setting),
									what.getValue(), printed.getValue()),
							MatDocuments.Door.PAGE),
					Words.of("mat.saved"), afterwards);
	}

	/** Asks why a number should not be there. */
	FormDialog withdraw(MatNumberView of) {
		return because(of.what(), Place.of("treatment.mat.number.withdraw", of.id()).at(of.version()),
				(key, why) -> numbers.withdraw(key, of.id(), of.version(), why));
	}

	/** Asks how the streams are scored. */
	FormDialog score(MatStandardView of) {
		@Nullable MatAssessmentView before = of.assessment();
		int version = (before != null) ? before.version() : 0;
		String standard = of.asked().standard().code();
		var dialog = new FormDialog(Words.of("mat.score.title"),
				Place.of("treatment.mat.score", of.cycle().code(), standard).at(version))
			.saying(Words.of("mat.score.help"));
		Map<MatStream, Choice<Integer>> fields = new LinkedHashMap<>();
		Arrays.stream(MatStream.values()).filter(it -> of.asked().streams().contains(it)).forEach(stream -> {
			var field = new Choice<Integer>(MatWords.stream(stream), it -> it);
			field.setItems(0, 1, 2, MatScores.HIGHEST);
			field.setItemLabelGenerator(MatWords::score);
			field.setClearButtonVisible(true);
			if (before != null) {
				field.setValue(before.scores().of(stream));
			}
			fields.put(stream, field);
			dialog.field(MatWords.path(stream), field);
		});
		var monitored = yesOrNo("mat.monitored", before != null && before.monitored());
		return dialog.field("monitored", monitored)
			.save(Words.of("mat.score.save"),
					key -> assessments.score(key, of.cycle().code(), standard, version,
							new MatScores(given(fields, MatStream.PROCESS), given(fields, MatStream.NUMERICAL),
									given(fields, MatStream.EXPERIENTIAL)),
							Boolean.TRUE.equals(monitored.getValue())),
					Words.of("mat.saved"), afterwards);
	}

	private static @Nullable Integer given(Map<MatStream, Choice<Integer>> fields, MatStream stream) {
		@Nullable Choice<Integer> field = fields.get(stream);
		return (field != null) ? field.getValue() : null;
	}

	/** Asks which colour the lead confirms. */
	FormDialog confirm(MatStandardView of) {
		@Nullable MatAssessmentView before = of.assessment();
		int version = (before != null) ? before.version() : 0;
		String standard = of.asked().standard().code();
		var colour = new Choice<Ragb>(Words.of("mat.confirm.colour"), Ragb::name);
		colour.setItems(Arrays.stream(Ragb.values()).filter(it -> it != Ragb.NOT_ASSESSED).toList());
		colour.setItemLabelGenerator(MatWords::word);
		if (of.computed() != Ragb.NOT_ASSESSED) {
			colour.setValue(of.computed());
		}
		var because = new WordsField(Words.of("mat.confirm.because"), MatDocuments.REASON_LIMIT);
		because.setHelperText(Words.of("mat.confirm.because.help"));
		return new FormDialog(Words.of("mat.confirm.title"),
				Place.of("treatment.mat.confirm", of.cycle().code(), standard).at(version))
			.saying(Words.of("mat.confirm.computed", MatWords.word(of.computed())))
			.field("confirmed", colour)
			.field("because", because)
			.also(GentleWarning.on(because))
			.save(Words.of("mat.confirm.save"), key -> assessments.confirm(key, of.cycle().code(), standard, version,
					colour.getValue(), because.getValue()), Words.of("mat.confirm.done"), afterwards);
	}

	/** Asks why an assessment is opened again. */
	FormDialog reopen(MatStandardView of) {
		MatAssessmentView before = Objects.requireNonNull(of.assessment());
		String standard = of.asked().standard().code();
		var because = codes(Lists.REOPENED, "mat.because");
		return new FormDialog(Words.of("mat.reopen.title"), Place.NOWHERE).field("because", because)
			.save(Words.of("mat.reopen.save"),
					key -> assessments.reopen(key, of.cycle().code(), standard, before.version(), code(because)),
					Words.of("mat.saved"), afterwards);
	}

	/** Asks what is to be better. */
	FormDialog improve(MatStandardView of) {
		String standard = of.asked().standard().code();
		var what = new WordsField(Words.of("mat.improve.what"), MatImprovements.WHAT_LIMIT);
		var unit = owner(me.supportTeam());
		var due = day("mat.improve.due", null);
		due.setMin(today);
		var action = new Choice<MatImprovements.Part>(Words.of("mat.improve.action"), MatImprovements.Part::action);
		action.setItems(improvements.actions());
		action.setItemLabelGenerator(it -> "%s %s".formatted(it.action(), it.title()));
		action.setClearButtonVisible(true);
		return new FormDialog(Words.of("mat.improve"), Place.of("treatment.mat.improve", of.cycle().code(), standard))
			.field("what", what)
			.also(GentleWarning.on(what))
			.field("unit", unit)
			.field("dueOn", due)
			.field("action", action)
			.save(Words.of("mat.improve.save"),
					key -> improvements.plan(key,
							new MatImprovements.Entry(unit(unit), of.cycle().code(), standard,
									action.getOptionalValue().map(MatImprovements.Part::action).orElse(null),
									what.getValue(), due.getValue())),
					Words.of("mat.saved"), afterwards);
	}

	/** Asks when something was done. */
	FormDialog done(MatImprovementView of) {
		var on = day("mat.improve.done-on", today);
		on.setMax(today);
		on.setValue(today);
		return new FormDialog(Words.of("mat.improve.done.title"),
				Place.of("treatment.mat.improve.done", of.id()).at(of.version()))
			.saying(of.what())
			.field("on", on)
			.save(Words.of("mat.improve.done.save"),
					key -> improvements.done(key, of.id(), of.version(), on.getValue()), Words.of("mat.saved"),
					afterwards);
	}

	private FormDialog because(String of, Place place, BiConsumer<String, String> withdraw) {
		var because = new WordsField(Words.of("mat.because"), MatDocuments.REASON_LIMIT);
		return new FormDialog(Words.of("mat.withdraw.title", of), place).saying(Words.of("mat.withdraw.help"))
			.field("because", because)
			.also(GentleWarning.on(because))
			.save(Words.of("mat.withdraw.save"), key -> withdraw.accept(key, because.getValue()),
					Words.of("mat.withdrawn"), afterwards);
	}

	private static DayField day(String words, @Nullable LocalDate value) {
		var field = new DayField(Words.of(words));
		if (value != null) {
			field.setValue(value);
		}
		return field;
	}

	private Choice<CodeList.Value> codes(Lists list, String words) {
		var field = new Choice<CodeList.Value>(Words.of(words), CodeList.Value::code);
		field.setItems(rounds.list(list).on(today));
		field.setItemLabelGenerator(CodeList.Value::label);
		return field;
	}

	private static @Nullable String code(Choice<CodeList.Value> field) {
		return field.getOptionalValue().map(CodeList.Value::code).orElse(null);
	}

	private static Choice<Boolean> yesOrNo(String words, @Nullable Boolean value) {
		var field = new Choice<Boolean>(Words.of(words), it -> it);
		field.setItems(true, false);
		field.setItemLabelGenerator(it -> Words.of(it ? "voices.yes" : "voices.no"));
		if (value != null) {
			field.setValue(value);
		}
		return field;
	}

	/**
	 * Chooses a service or a unit as a whole, of those for which the reader tells.
	 * @param all whether the reader tells for all
	 */
	private Choice<Owner> owner(boolean all) {
		var units = partners.units().stream().filter(it -> all || me.readUnits().contains(it.code())).toList();
		var owners = new ArrayList<Owner>();
		services.of(units.stream().map(UnitView::code).toList())
			.values()
			.stream()
			.flatMap(List::stream)
			.filter(it -> it.state() != ServiceView.State.CLOSED)
			.map(it -> new Owner(it.unit(), it.id(), it.name()))
			.sorted(Comparator.comparing(Owner::label))
			.forEach(owners::add);
		units.stream()
			.map(it -> new Owner(it.code(), null, Words.of("mat.unit.whole", it.name())))
			.sorted(Comparator.comparing(Owner::label))
			.forEach(owners::add);
		var field = new Choice<Owner>(Words.of("mat.owner"), Owner::code);
		field.setItems(owners);
		field.setItemLabelGenerator(Owner::label);
		if (!all) {
			me.memberships()
				.stream()
				.flatMap(as -> owners.stream().filter(it -> it.service() == null && it.unit().equals(as.unit())))
				.findFirst()
				.ifPresent(field::setValue);
		}
		return field;
	}

	private static @Nullable UnitId unit(Choice<Owner> field) {
		return field.getOptionalValue().map(Owner::unit).orElse(null);
	}

	private static @Nullable ServiceId service(Choice<Owner> field) {
		return field.getOptionalValue().map(Owner::service).orElse(null);
	}

	/** Takes one file, which is held until the form is saved. */
	private static final class FileField extends Div {

		private MatDocuments.@Nullable Given given;

		FileField(boolean scans) {
			var upload = new Upload(event -> {
				try (InputStream content = event.getInputStream()) {
					given = new MatDocuments.Given(event.getFileName(),
							content.readNBytes(MatDocuments.FILE_LIMIT + 1));
				}
				catch (IOException ex) {
					given = null;
					throw ex;
				}
			});
			upload.setMaxFileSize(MatDocuments.FILE_LIMIT);
			upload.setMaxFiles(1);
			upload.setDropAllowed(false);
			upload.setUploadButton(new Button(Words.of("mat.file.choose")));
			upload.addFileRemovedListener(event -> given = null);
			var kinds = new Paragraph(Words.of(scans ? "mat.file.kinds" : "mat.file.kinds.not-scanned"));
			kinds.addClassName("hint");
			add(upload, kinds);
			addClassName("evidence-field");
		}

		MatDocuments.@Nullable Given given() {
			return given;
		}

	}

	/** What a round asks. */
	private final class RoundFields {

		private final Choice<MatRules.Standard> standard = new Choice<>(Words.of("mat.column.standard"),
				MatRules.Standard::code);

		private final Choice<Owner> of = owner(me.supportTeam());

		private final Choice<CodeList.Value> respondent = codes(Lists.RESPONDENT, "mat.respondent");

		private final DayField heldOn = day("mat.held-on", today);

		private final Choice<CodeList.Value> method = codes(Lists.METHOD, "mat.method");

		private final Choice<Boolean> lived;

		private final WholeNumberField asked = new WholeNumberField(Words.of("mat.asked"));

		private final WholeNumberField answered = new WholeNumberField(Words.of("mat.answered"));

		private final Map<String, WholeNumberField> themes = new LinkedHashMap<>();

		private final WordsField quote = new WordsField(Words.of("mat.quote"), MatRounds.QUOTE_LIMIT);

		private final Choice<Boolean> agreed;

		private final Sure sure = new Sure(new Checkbox(Words.of("mat.sure")));

		RoundFields(MatRules.Cycle cycle, MatRules.@Nullable Standard looked, @Nullable MatRoundView before) {
			standard.setItems(cycle.set().standards().stream().map(MatRules.Asked::standard).toList());
			standard.setItemLabelGenerator(it -> MatWords.standard(it.number(), it.title()));
			standard.setValue(looked);
			heldOn.setMax(today);
			lived = yesOrNo("mat.lived", (before != null) ? before.livedExperience() : null);
			agreed = yesOrNo("mat.agreed", (before != null && before.quote() != null) ? true : null);
			agreed.setClearButtonVisible(true);
			quote.setHelperText(Words.of("mat.quote.help"));
			rounds.list(Lists.THEME).on(today).forEach(it -> {
				var field = new WholeNumberField(it.label());
				themes.put(it.code(), field);
			});
			if (before != null) {
				fill(cycle, before);
			}
		}

		private void fill(MatRules.Cycle cycle, MatRoundView before) {
			cycle.set().of(before.standard()).ifPresent(it -> standard.setValue(it.standard()));
			of.getListDataView()
				.getItems()
				.filter(it -> it.service() == null && it.unit().equals(before.unit()))
				.findFirst()
				.ifPresent(of::setValue);
			rounds.list(Lists.RESPONDENT).find(before.respondent()).ifPresent(respondent::setValue);
			rounds.list(Lists.METHOD).find(before.method()).ifPresent(method::setValue);
			heldOn.setValue(before.heldOn());
			asked.setValue(before.asked());
			answered.setValue(before.answered());
			before.themes().forEach(it -> {
				if (themes.containsKey(it.theme())) {
					Objects.requireNonNull(themes.get(it.theme())).setValue(it.people());
				}
			});
			quote.setValue(Objects.requireNonNullElse(before.quote(), ""));
		}

		FormDialog into(FormDialog dialog) {
			dialog.field("standard", standard)
				.field("unit", of)
				.field("respondent", respondent)
				.field("heldOn", heldOn)
				.field("method", method)
				.field("livedExperience", lived)
				.field("asked", asked)
				.field("answered", answered);
			var told = new Div(new H3(Words.of("mat.themes")), new Paragraph(Words.of("mat.themes.help")));
			told.addClassName("mat-themes");
			themes.forEach((code, field) -> dialog.field("themes." + code, field, told));
			return dialog.also(told)
				.field("quote", quote)
				.also(GentleWarning.on(quote))
				.field("agreed", agreed)
				.also(sure.box());
		}

		MatRounds.Entry entry() {
			var people = new HashMap<String, Integer>();
			themes.forEach((code, field) -> {
				if (!field.isEmpty()) {
					people.put(code, field.getValue());
				}
			});
			return new MatRounds.Entry(unit(of), standard.getOptionalValue().map(MatRules.Standard::code).orElse(null),
					code(respondent), heldOn.getValue(), code(method), lived.getValue(), asked.getValue(),
					answered.getValue(), people, quote.getValue(), Boolean.TRUE.equals(agreed.getValue()),
					sure.given());
		}

	}

	/** A service, or a unit as a whole. */
	private record Owner(UnitId unit, @Nullable ServiceId service, String label) {

		String code() {
			return (service != null) ? service.value().toString() : unit.value();
		}

	}

}
