package scot.adp.treatment.ui;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.UnitView;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.TypedPounds;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.NaloxoneRules;
import scot.adp.treatment.StayEntry;
import scot.adp.treatment.StayFacts;
import scot.adp.treatment.StayRules.Lists;
import scot.adp.treatment.StayStage;
import scot.adp.treatment.StayView;
import scot.adp.treatment.Stays;
import scot.adp.treatment.SupplyEntry;

/**
 * What is asked about residential stays. Days and codes here tell of one person, so they
 * are kept nowhere before they are saved.
 */
final class StayForms {

	private static final int REFERENCE_LIMIT = 40;

	private static final String IMPORT_TAKEN_BACK = "IMPORT_TAKEN_BACK";

	private static final int PENCE = 100;

	private final Stays stays;

	private final LocalDate today;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	StayForms(Stays stays, LocalDate today, Runnable afterwards) {
		this.stays = stays;
		this.today = today;
		this.afterwards = afterwards;
	}

	/**
	 * Asks for a stay: reference, kind and the day of the enquiry; the rest where
	 * somebody knows it.
	 */
	FormDialog open(List<UnitView> keeping, List<LocalAreaView> areas) {
		var unit = new Choice<UnitView>(Words.of("stay.unit"), it -> it.code().value());
		unit.setItems(keeping);
		unit.setItemLabelGenerator(UnitView::name);
		unit.setWidthFull();
		unit.setVisible(keeping.size() > 1);
		own(keeping).ifPresent(unit::setValue);
		var ownRef = new LineField(Words.of("stay.own-ref"), REFERENCE_LIMIT);
		var kind = codes(Lists.KIND, "stay.kind", null);
		var substance = codes(Lists.SUBSTANCE, "stay.substance", null);
		var age = profile(NaloxoneRules.Lists.AGE_BAND, "supply.age");
		var sex = profile(NaloxoneRules.Lists.SEX, "supply.sex");
		var simd = profile(NaloxoneRules.Lists.SIMD_QUINTILE, "supply.simd");
		var home = new Choice<LocalAreaView>(Words.of("stay.home"), it -> it.code().value());
		home.setItems(areas);
		home.setItemLabelGenerator(LocalAreaView::name);
		home.setWidthFull();
		var chi = new LineField(Words.of("stay.chi"), REFERENCE_LIMIT);
		chi.setHelperText(Words.of("stay.chi.help"));
		var steps = new Steps(StayFacts.NONE);
		var who = part();
		var sure = new Sure(new Checkbox(Words.of("stay.sure")));
		var form = new FormDialog(Words.of("stay.open"), Place.NOWHERE).field("unit", unit)
			.field("ownRef", ownRef)
			.field("kind", kind)
			.field("substance", substance);
		steps.addTo(form, StayStage.ENQUIRY);
		return form.also(new Details(Words.of("stay.who"), who))
			.field("ageBand", age, who)
			.field("sex", sex, who)
			.field("simdQuintile", simd, who)
			.field("homeArea", home, who)
			.field("chi", chi, who)
			.also(sure.box())
			.save(Words.of("stay.save"), sure.asking(key -> steps.opening(() -> {
				new Problem.Faults().when(unit.isEmpty(), "unit", Words.of("stay.unit.missing"))
					.when(ownRef.isEmpty(), "ownRef", Words.of("stay.own-ref.missing"))
					.when(kind.isEmpty(), "kind", Words.of("stay.kind.missing"))
					.raise();
				stays.open(key, new StayEntry(unit.getValue().code(), ownRef.getValue().strip(),
						chi.isEmpty() ? null : chi.getValue().strip(), kind.getValue().code(), given(substance),
						SupplyEntry.Profile.of(given(age), given(sex), given(simd),
								home.isEmpty() ? null : home.getValue().code().value()),
						steps.read(), sure.given()), Stays.Door.PAGE);
			})), Words.of("stay.opened"), afterwards);
	}

	/** The unit above all others, which mostly looks after them; empty where none is. */
	private static Optional<UnitView> own(List<UnitView> keeping) {
		int top = keeping.stream().mapToInt(UnitView::depth).min().orElse(0);
		var above = keeping.stream().filter(it -> it.depth() == top).toList();
		return (above.size() == 1) ? Optional.of(above.getFirst()) : Optional.empty();
	}

	/**
	 * All that is known of a stay, as it is stored: any of it can be told or put right.
	 */
	FormDialog steps(StayView of) {
		var steps = new Steps(of.facts());
		var sure = new Sure(new Checkbox(Words.of("stay.sure")));
		var form = new FormDialog(Words.of("stay.steps.title", StayWords.called(of)), Place.NOWHERE)
			.saying(Words.of("stay.steps.help"));
		steps.addTo(form, of.stage());
		return form.also(sure.box())
			.save(Words.of("stay.save"), sure
				.asking(key -> steps.opening(() -> stays.keep(key, of.id(), of.version(), steps.read(), sure.given()))),
					Words.of("stay.saved"), afterwards);
	}

	/** The day on which they are to leave, and where to. */
	FormDialog move(StayView of) {
		var on = day("stay.planned-end-on", of.facts().plannedEndOn(), null);
		var destination = codes(Lists.DESTINATION, "stay.destination", of.facts().destination());
		return new FormDialog(Words.of("stay.move.title", StayWords.called(of)), Place.NOWHERE)
			.saying(Words.of("stay.move.help"))
			.field("plannedEndOn", on)
			.field("destination", destination)
			.save(Words.of("stay.save"), key -> {
				missing(on.isEmpty(), "plannedEndOn", "stay.day.missing");
				stays.planExit(key, of.id(), of.version(), on.getValue(), given(destination));
			}, Words.of("stay.saved"), afterwards);
	}

	/** How they are after they left: the day is there already. */
	FormDialog followUp(StayView of) {
		var on = day("stay.on", today, today);
		var status = codes(Lists.STATUS, "stay.status", null);
		return new FormDialog(Words.of("stay.follow-up.title", StayWords.called(of)), Place.NOWHERE).field("on", on)
			.field("status", status)
			.save(Words.of("stay.save"), key -> {
				missing(on.isEmpty(), "on", "stay.day.missing");
				missing(status.isEmpty(), "status", "stay.status.missing");
				stays.followUp(key, of.id(), of.version(), on.getValue(), status.getValue().code());
			}, Words.of("stay.saved"), afterwards);
	}

	/** Nothing more is asked. */
	FormDialog close(StayView of) {
		var on = day("stay.closed-on", today, today);
		var reason = codes(Lists.CLOSE_REASON, "stay.close-reason", null);
		var destination = codes(Lists.DESTINATION, "stay.destination", of.facts().destination());
		destination.setVisible(of.facts().leftOn() != null);
		return new FormDialog(Words.of("stay.close.title", StayWords.called(of)), Place.NOWHERE)
			.saying(Words.of("stay.close.help"))
			.field("closedOn", on)
			.field("closeReason", reason)
			.field("destination", destination)
			.save(Words.of("stay.close"), key -> {
				missing(on.isEmpty(), "closedOn", "stay.day.missing");
				missing(reason.isEmpty(), "closeReason", "stay.close-reason.missing");
				stays.close(key, of.id(), of.version(), on.getValue(), reason.getValue().code(), given(destination));
			}, Words.of("stay.saved"), afterwards);
	}

	/** Closed wrongly. */
	FormDialog reopen(StayView of) {
		return why(Words.of("stay.reopen.title", StayWords.called(of)), null, Words.of("stay.reopen"),
				(key, because) -> stays.reopen(key, of.id(), of.version(), because));
	}

	/** Nobody asked so. */
	FormDialog takeBack(StayView of, StayView.FollowUp wrong) {
		return why(Words.of("stay.take-back.title", Dates.full(wrong.on())), Words.of("stay.take-back.help"),
				Words.of("stay.take-back"),
				(key, because) -> stays.takeBack(key, of.id(), of.version(), wrong.id(), because));
	}

	/** Entered wrongly. */
	FormDialog withdraw(StayView of) {
		return why(Words.of("stay.withdraw.title", StayWords.called(of)), Words.of("stay.withdraw.help"),
				Words.of("stay.withdraw"), (key, because) -> stays.withdraw(key, of.id(), of.version(), because));
	}

	private FormDialog why(String title, @Nullable String help, String verb, Why change) {
		var because = codes(Lists.WITHDRAWN_BECAUSE, "stay.because", null);
		because.setItems(stays.list(Lists.WITHDRAWN_BECAUSE)
			.on(today)
			.stream()
			.filter(it -> !it.code().equals(IMPORT_TAKEN_BACK))
			.toList());
		var form = new FormDialog(title, Place.NOWHERE);
		if (help != null) {
			form.saying(help);
		}
		return form.field("because", because).save(verb, key -> {
			missing(because.isEmpty(), "because", "stay.because.missing");
			change.make(key, because.getValue().code());
		}, Words.of("stay.saved"), afterwards);
	}

	private Choice<CodeList.Value> codes(Lists list, String words, @Nullable String value) {
		var field = codes(stays.list(list), words);
		stays.list(list).find(value).ifPresent(field::setValue);
		return field;
	}

	private Choice<CodeList.Value> profile(NaloxoneRules.Lists list, String words) {
		return codes(stays.profiles(list), words);
	}

	private Choice<CodeList.Value> codes(CodeList list, String words) {
		var field = new Choice<CodeList.Value>(Words.of(words), CodeList.Value::code);
		field.setItems(list.on(today));
		field.setItemLabelGenerator(CodeList.Value::label);
		field.setClearButtonVisible(true);
		field.setWidthFull();
		return field;
	}

	private static Choice<Boolean> yesOrNo(String words, @Nullable Boolean value) {
		var field = new Choice<Boolean>(Words.of(words), it -> it);
		field.setItems(true, false);
		field.setItemLabelGenerator(it -> Words.of(it ? "stay.yes" : "stay.no"));
		field.setClearButtonVisible(true);
		field.setWidthFull();
		if (value != null) {
			field.setValue(value);
		}
		return field;
	}

	private static DayField day(String words, @Nullable LocalDate value, @Nullable LocalDate last) {
		var field = new DayField(Words.of(words));
		if (last != null) {
			field.setMax(last);
		}
		if (value != null) {
			field.setValue(value);
		}
		field.setWidthFull();
		return field;
	}

	private static Div part() {
		var part = new Div();
		part.addClassName("dialog-form");
		return part;
	}

	private static @Nullable String given(Choice<CodeList.Value> field) {
		return field.isEmpty() ? null : field.getValue().code();
	}

	private static void missing(boolean is, String path, String words) {
		new Problem.Faults().when(is, path, Words.of(words)).raise();
	}

	/** Makes a change that takes a reason. */
	private interface Why {

		void make(String key, String because);

	}

	/** All steps of a stay, in three parts of which that of its stage is open. */
	private final class Steps {

		private static final Set<StayStage> BEFORE = Set.of(StayStage.ENQUIRY, StayStage.ASSESSED,
				StayStage.NOT_SUITABLE);

		private static final Set<StayStage> PLACE = Set.of(StayStage.PLANNED, StayStage.FUNDED, StayStage.ACCEPTED);

		private final Map<String, DayField> days = new LinkedHashMap<>();

		private final Map<String, Choice<CodeList.Value>> codes = new LinkedHashMap<>();

		private final LineField cost = new LineField(Words.of("stay.cost"), TypedPounds.LIMIT);

		private final Choice<Boolean> costNotKnown;

		private final Choice<Boolean> naloxone;

		private final Choice<Boolean> parent;

		private final List<Details> parts = new ArrayList<>();

		Steps(StayFacts of) {
			past("enquiryOn", "stay.enquiry-on", of.enquiryOn());
			past("assessedOn", "stay.assessed-on", of.assessedOn());
			code("decision", Lists.DECISION, "stay.decision", of.decision());
			code("decisionReason", Lists.DECISION_REASON, "stay.decision-reason", of.decisionReason());
			past("planAgreedOn", "stay.plan-agreed-on", of.planAgreedOn());
			past("fundingOn", "stay.funding-on", of.fundingOn());
			code("route", Lists.ROUTE, "stay.route", of.route());
			code("provider", Lists.PROVIDER, "stay.provider", of.provider());
			past("appliedOn", "stay.applied-on", of.appliedOn());
			past("acceptedOn", "stay.accepted-on", of.acceptedOn());
			past("declinedOn", "stay.declined-on", of.declinedOn());
			code("declineReason", Lists.DECLINE_REASON, "stay.decline-reason", of.declineReason());
			past("preparationOn", "stay.preparation-on", of.preparationOn());
			past("admittedOn", "stay.admitted-on", of.admittedOn());
			days.put("plannedEndOn", day("stay.planned-end-on", of.plannedEndOn(), null));
			past("leftOn", "stay.left-on", of.leftOn());
			code("leftHow", Lists.LEFT_HOW, "stay.left-how", of.leftHow());
			code("destination", Lists.DESTINATION, "stay.destination", of.destination());
			code("nextStep", Lists.NEXT_STEP, "stay.next-step", of.nextStep());
			cost.setValue(TypedPounds.typed(StayWords.pounds(of.costPence())));
			cost.setHelperText(Words.of("stay.cost.help"));
			costNotKnown = new Choice<>(Words.of("stay.cost-known"), it -> it);
			costNotKnown.setItems(true);
			costNotKnown.setItemLabelGenerator(it -> Words.of("stay.cost.not-known"));
			costNotKnown.setClearButtonVisible(true);
			costNotKnown.setWidthFull();
			if (of.costNotKnown()) {
				costNotKnown.setValue(true);
			}
			naloxone = yesOrNo("stay.naloxone", of.naloxone());
			parent = yesOrNo("stay.parent", of.parent());
		}

		private void past(String path, String words, @Nullable LocalDate value) {
			days.put(path, day(words, value, today));
		}

		private void code(String path, Lists list, String words, @Nullable String value) {
			codes.put(path, StayForms.this.codes(list, words, value));
		}

		void addTo(FormDialog form, StayStage stage) {
			var before = begin(form, "stay.part.before", BEFORE.contains(stage));
			days(form, before, "enquiryOn", "assessedOn");
			codes(form, before, "decision", "decisionReason");
			days(form, before, "planAgreedOn");
			form.field("parent", parent, before);
			var place = begin(form, "stay.part.place", PLACE.contains(stage));
			days(form, place, "fundingOn");
			codes(form, place, "route");
			form.field("costPence", cost, place).field("costNotKnown", costNotKnown, place);
			codes(form, place, "provider");
			days(form, place, "appliedOn", "acceptedOn", "declinedOn");
			codes(form, place, "declineReason");
			days(form, place, "preparationOn");
			var stay = begin(form, "stay.part.stay", !BEFORE.contains(stage) && !PLACE.contains(stage));
			days(form, stay, "admittedOn", "plannedEndOn");
			codes(form, stay, "destination");
			days(form, stay, "leftOn");
			codes(form, stay, "leftHow");
			form.field("naloxone", naloxone, stay);
			codes(form, stay, "nextStep");
		}

		private Div begin(FormDialog form, String words, boolean open) {
			var part = part();
			var details = new Details(Words.of(words), part);
			details.setOpened(open);
			parts.add(details);
			form.also(details);
			return part;
		}

		private void days(FormDialog form, Div in, String... paths) {
			for (String path : paths) {
				form.field(path, of(days, path), in);
			}
		}

		private void codes(FormDialog form, Div in, String... paths) {
			for (String path : paths) {
				form.field(path, of(codes, path), in);
			}
		}

		/** Opens all parts where something in them is wrong. */
		void opening(Runnable work) {
			try {
				work.run();
			}
			catch (Problem problem) {
				parts.forEach(it -> it.setOpened(true));
				throw problem;
			}
		}

		StayFacts read() {
			var faults = new Problem.Faults();
			@Nullable BigDecimal pounds = TypedPounds.read(faults, "costPence", cost);
			faults
				.when(pounds != null && (pounds.signum() < 0 || pounds.scale() > 2
						|| pounds.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE / PENCE)) > 0), "costPence",
						Words.of("stay.cost.fault"))
				.raise();
			@Nullable Integer pence = (pounds != null) ? pounds.movePointRight(2).intValueExact() : null;
			return new StayFacts(dayOf("enquiryOn"), dayOf("assessedOn"), codeOf("decision"), codeOf("decisionReason"),
					dayOf("planAgreedOn"), dayOf("fundingOn"), codeOf("route"), pence, !costNotKnown.isEmpty(),
					codeOf("provider"), dayOf("appliedOn"), dayOf("acceptedOn"), dayOf("declinedOn"),
					codeOf("declineReason"), dayOf("preparationOn"), dayOf("admittedOn"), dayOf("plannedEndOn"),
					dayOf("leftOn"), codeOf("leftHow"), codeOf("destination"), naloxone.getValue(), codeOf("nextStep"),
					parent.getValue());
		}

		private @Nullable LocalDate dayOf(String path) {
			return of(days, path).getValue();
		}

		private @Nullable String codeOf(String path) {
			return given(of(codes, path));
		}

		private static <T> T of(Map<String, T> fields, String path) {
			@Nullable T field = fields.get(path);
			if (field == null) {
				throw new IllegalArgumentException("there is no field " + path);
			}
			return field;
		}

	}

}
