package scot.adp.families.ui;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import com.vaadin.flow.component.checkbox.Checkbox;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Areas;
import scot.adp.directory.Partners;
import scot.adp.directory.parts.UnitField;
import scot.adp.families.FamilyMemberView;
import scot.adp.families.FamilyRules;
import scot.adp.families.FamilyRules.Lists;
import scot.adp.families.FamilySupportView;
import scot.adp.families.FamilySupports;
import scot.adp.families.SupportDetail;
import scot.adp.families.SupportEntry;
import scot.adp.families.SupportFact;
import scot.adp.families.SupportFact.Kind;
import scot.adp.families.SupportFact.Moment;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;

/**
 * What is asked about a family. Days and codes here tell of one family, so they are kept
 * nowhere before they are saved.
 */
final class FamilyForms {

	private static final Set<String> NOT_BY_HAND = Set.of("UNDONE", "REOPENED", "IMPORT_TAKEN_BACK");

	private static final String YES = "YES";

	private static final int CHI_LIMIT = 20;

	private final FamilySupports supports;

	private final Partners partners;

	private final Areas areas;

	private final LocalDate today;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	FamilyForms(FamilySupports supports, Partners partners, Areas areas, LocalDate today, Runnable afterwards) {
		this.supports = supports;
		this.partners = partners;
		this.areas = areas;
		this.today = today;
		this.afterwards = afterwards;
	}

	/** Somebody was in touch: the day is there, so that it takes one more touch. */
	FormDialog contact(FamilySupportView family) {
		return add("family.contact", family, new Fields(Kind.CONTACTED, null));
	}

	/** The support was reviewed with the family. */
	FormDialog review(FamilySupportView family) {
		return add("family.review", family, new Fields(Kind.REVIEWED, null));
	}

	/** The service said that it will support the family. */
	FormDialog accept(FamilySupportView family) {
		return add("family.accept", family, new Fields(Kind.ACCEPTED, null));
	}

	/** The first support. */
	FormDialog start(FamilySupportView family) {
		return add("family.start", family, new Fields(Kind.STARTED, null));
	}

	/** Another tier. */
	FormDialog tier(FamilySupportView family) {
		return add("family.change-tier", family, new Fields(Kind.TIER, null));
	}

	/** Whether the children are at home. */
	FormDialog home(FamilySupportView family) {
		return add("family.at-home", family, new Fields(Kind.AT_HOME, null));
	}

	/** Whether the young people are still engaged. */
	FormDialog engaged(FamilySupportView family) {
		return add("family.engaged", family, new Fields(Kind.ENGAGED, null));
	}

	/** A score of a tool. */
	FormDialog score(FamilySupportView family) {
		return add("family.score", family, new Fields(Kind.SCORE, null));
	}

	/** The support ends. */
	FormDialog close(FamilySupportView family) {
		return add("family.close", family, new Fields(Kind.CLOSED, null));
	}

	/** Another unit supports the family by one plan with this one. */
	FormDialog join(FamilySupportView family) {
		return add("family.join", family, new Fields(Kind.JOINED, null));
	}

	/** The plan with another unit ends; the unit and today are there. */
	FormDialog part(FamilySupportView family, UnitId unit) {
		return add("family.part", family, new Fields(Kind.PARTED, SupportFact.of(Kind.PARTED, today, unit.value())));
	}

	/** The family is not supported after all. */
	FormDialog decline(FamilySupportView family) {
		return add("family.decline", family, new Fields(Kind.DECLINED, null));
	}

	private FormDialog add(String words, FamilySupportView family, Fields fields) {
		var sure = new Sure(new Checkbox(Words.of("family.sure")));
		var dialog = new FormDialog(Words.of(words + ".title", FamilyWords.called(family)), Place.NOWHERE);
		fields.into(dialog);
		return dialog.also(sure.box())
			.save(Words.of("family.save"), sure
				.asking(key -> supports.add(key, family.id(), family.version(), List.of(fields.read()), sure.given())),
					Words.of("family.saved"), afterwards);
	}

	/** Asks what a fact has to be, and why it was wrong. */
	FormDialog correct(FamilySupportView family, SupportDetail.Told told) {
		var fields = new Fields(told.fact().kind(), told.fact());
		var because = because();
		var dialog = new FormDialog(Words.of("family.correct.title", FamilyWords.told(supports, told.fact())),
				Place.NOWHERE)
			.saying(Words.of("family.correct.help"));
		fields.into(dialog);
		return dialog.field("because", because)
			.save(Words.of("family.correct.save"), key -> supports.correct(key, family.id(), family.version(),
					told.id(), fields.read(), chosen(because)), Words.of("family.corrected"), afterwards);
	}

	/** Asks why a fact is taken back. */
	FormDialog takeBack(FamilySupportView family, SupportDetail.Told told) {
		var because = because();
		return new FormDialog(Words.of("family.take-back.title", FamilyWords.told(supports, told.fact())),
				Place.NOWHERE)
			.saying(Words.of("family.take-back.help"))
			.field("because", because)
			.save(Words.of("family.take-back"),
					key -> supports.correct(key, family.id(), family.version(), told.id(), null, chosen(because)),
					Words.of("family.taken-back"), afterwards);
	}

	/** Asks what is known of a family beside what happened. */
	FormDialog describe(FamilySupportView family) {
		var requested = day("family.requested", family.requestedOn());
		var source = codes(Lists.SOURCE, "family.source", family.source(), true);
		var affected = codes(Lists.AFFECTED_SINCE, "family.affected", family.affectedSince(), true);
		var reasons = FamilyFields.several(supports, Lists.REASON, "family.reasons", family.reasons(), today);
		var wellbeing = FamilyFields.several(supports, Lists.WELLBEING, "family.wellbeing", family.wellbeing(), today);
		var area = new AreaChoice(areas, today, family.area());
		var promise = codes(Lists.ANSWER, "family.promise", answer(family.promiseInPlan()), true);
		return new FormDialog(Words.of("family.describe.title", FamilyWords.called(family)), Place.NOWHERE)
			.field("requestedOn", requested)
			.field("source", source)
			.field("affectedSince", affected)
			.field("reasons", reasons)
			.field("wellbeing", wellbeing)
			.field("area", area)
			.field("promiseInPlan", promise)
			.save(Words.of("family.save"), key -> supports.describe(key, family.id(), family.version(),
					new FamilySupports.Opening(requested.getValue(), given(source), given(affected),
							FamilyFields.codes(reasons), FamilyFields.codes(wellbeing), area.chosen(), truth(promise))),
					Words.of("family.saved"), afterwards);
	}

	/** Asks who else belongs to the family. */
	FormDialog member(FamilySupportView family) {
		var role = codes(Lists.ROLE, "family.role", null, false);
		var age = codes(Lists.AGE_BAND, "family.age", null, false);
		var care = codes(Lists.ANSWER, "family.care", null, true);
		var chi = new LineField(Words.of("family.chi"), CHI_LIMIT);
		chi.setHelperText(Words.of("family.chi.help"));
		chi.setWidthFull();
		return new FormDialog(Words.of("family.member.title", FamilyWords.called(family)), Place.NOWHERE)
			.field("role", role)
			.field("ageBand", age)
			.field("careExperienced", care)
			.field("chi", chi)
			.save(Words.of("family.save"), key -> {
				new Problem.Faults().when(role.isEmpty(), "role", Words.of("family.role.missing"))
					.when(age.isEmpty(), "ageBand", Words.of("family.age.missing"))
					.raise();
				supports.addMember(key, family.id(), family.version(),
						new FamilySupports.SentMember(
								new SupportEntry.Member(role.getValue().code(), age.getValue().code(), truth(care)),
								chi.isEmpty() ? null : chi.getValue().strip()));
			}, Words.of("family.saved"), afterwards);
	}

	/** Asks how old somebody is by now. */
	FormDialog age(FamilySupportView family, FamilyMemberView member) {
		var age = codes(Lists.AGE_BAND, "family.age", member.ageBand(), false);
		var care = codes(Lists.ANSWER, "family.care", answer(member.careExperienced()), true);
		return new FormDialog(Words.of("family.member.change.title", FamilyWords.member(supports, member)),
				Place.NOWHERE)
			.saying(Words.of("family.member.change.help"))
			.field("ageBand", age)
			.field("careExperienced", care)
			.save(Words.of("family.save"), key -> {
				missing(age.isEmpty(), "ageBand", "family.age.missing");
				supports.changeMember(key, family.id(), family.version(), member.id(), age.getValue().code(),
						truth(care));
			}, Words.of("family.saved"), afterwards);
	}

	/** Asks why a family is withdrawn. */
	FormDialog withdraw(FamilySupportView family) {
		var because = because();
		return new FormDialog(Words.of("family.withdraw.title", FamilyWords.called(family)), Place.NOWHERE)
			.saying(Words.of("family.withdraw.help"))
			.field("because", because)
			.save(Words.of("family.withdraw"),
					key -> supports.withdraw(key, family.id(), family.version(), chosen(because)),
					Words.of("family.withdraw.done"), afterwards);
	}

	private DayField day(String words, @Nullable LocalDate value) {
		var field = new DayField(Words.of(words));
		field.setMax(today);
		field.setValue(value);
		field.setWidthFull();
		return field;
	}

	private Choice<CodeList.Value> codes(Lists list, String words, @Nullable String chosen, boolean clearable) {
		var field = new Choice<CodeList.Value>(Words.of(words), CodeList.Value::code);
		CodeList values = supports.list(list);
		field.setItems(values.on(today));
		field.setItemLabelGenerator(CodeList.Value::label);
		field.setClearButtonVisible(clearable);
		field.setWidthFull();
		values.find(chosen).filter(value -> value.holds(today)).ifPresent(field::setValue);
		return field;
	}

	private Choice<CodeList.Value> because() {
		var because = codes(Lists.CORRECTED_BECAUSE, "family.because", null, false);
		because.setItems(because.getListDataView().getItems().filter(it -> !NOT_BY_HAND.contains(it.code())).toList());
		return because;
	}

	private static String chosen(Choice<CodeList.Value> because) {
		missing(because.isEmpty(), "because", "family.because.missing");
		return because.getValue().code();
	}

	private static void missing(boolean missing, String field, String words) {
		new Problem.Faults().when(missing, field, Words.of(words)).raise();
	}

	private static @Nullable String given(Choice<CodeList.Value> field) {
		return field.getOptionalValue().map(CodeList.Value::code).orElse(null);
	}

	private static @Nullable String answer(@Nullable Boolean truth) {
		return (truth != null) ? (truth ? YES : "NO") : null;
	}

	/** Yes or no; what is not known is no answer. */
	private static @Nullable Boolean truth(Choice<CodeList.Value> field) {
		@Nullable String code = given(field);
		return (code == null || code.equals("NOT_KNOWN")) ? null : Boolean.valueOf(code.equals(YES));
	}

	/** The fields of a fact: its day, and what else goes with its kind. */
	private final class Fields {

		private final Kind kind;

		private final DayField on;

		private final @Nullable Choice<CodeList.Value> code;

		private final @Nullable UnitField unit;

		private final @Nullable Choice<FamilyRules.Tool> tool;

		private final @Nullable Choice<Moment> moment;

		private final @Nullable WholeNumberField score;

		Fields(Kind kind, @Nullable SupportFact of) {
			this.kind = kind;
			on = day("family.on", (of != null) ? of.on() : today);
			@Nullable String given = (of != null) ? of.code() : null;
			code = switch (kind) {
				case TIER -> codes(Lists.TIER, "family.tier", given, false);
				case CLOSED -> codes(Lists.CLOSURE, "family.closure", given, false);
				case DECLINED -> codes(Lists.DECLINED, "family.decline.reason", given, false);
				case AT_HOME -> codes(Lists.ANSWER, "family.at-home.answer", given, false);
				case ENGAGED -> codes(Lists.ANSWER, "family.engaged.answer", given, false);
				case ACCEPTED, STARTED, CONTACTED, REVIEWED, SCORE, JOINED, PARTED -> null;
			};
			unit = switch (kind) {
				case JOINED -> unit("family.joint.unit", given);
				case PARTED -> unit("family.parted.unit", given);
				default -> null;
			};
			moment = switch (kind) {
				case AT_HOME -> moment(List.of(Moment.START, Moment.MONTH_6, Moment.MONTH_12), of);
				case SCORE -> moment(List.of(Moment.START, Moment.REVIEW, Moment.END), of);
				case ACCEPTED, STARTED, TIER, CONTACTED, REVIEWED, ENGAGED, JOINED, PARTED, CLOSED, DECLINED -> null;
			};
			tool = (kind == Kind.SCORE) ? tools(given) : null;
			score = (kind == Kind.SCORE) ? new WholeNumberField(Words.of("family.score.number")) : null;
			if (score != null && of != null && of.score() != null) {
				score.setValue(of.score().intValue());
			}
		}

		private UnitField unit(String words, @Nullable String given) {
			var field = new UnitField(Words.of(words), partners);
			field.choose((given != null) ? new UnitId(given) : null);
			field.setWidthFull();
			return field;
		}

		private Choice<Moment> moment(List<Moment> moments, @Nullable SupportFact of) {
			var field = new Choice<Moment>(Words.of("family.moment"), Moment::name);
			field.setItems(moments);
			field.setItemLabelGenerator(it -> Words.of("family.moment." + it.name()));
			field.setWidthFull();
			if (of != null) {
				field.setValue(of.moment());
			}
			return field;
		}

		private Choice<FamilyRules.Tool> tools(@Nullable String given) {
			var field = new Choice<FamilyRules.Tool>(Words.of("family.score.tool"), FamilyRules.Tool::code);
			var tools = supports.tools(today);
			field.setItems(tools);
			field.setItemLabelGenerator(it -> Words.of("family.score.tool.named", it.label(), it.version()));
			field.setWidthFull();
			tools.stream()
				.filter(it -> tools.size() == 1 || it.code().equals(given))
				.findFirst()
				.ifPresent(field::setValue);
			return field;
		}

		void into(FormDialog dialog) {
			dialog.field(SupportFact.dayOf(kind), on);
			if (tool != null) {
				dialog.field("tool", tool);
			}
			if (code != null) {
				dialog.field(SupportFact.codeOf(kind), code);
			}
			if (unit != null) {
				dialog.field(SupportFact.codeOf(kind), unit);
			}
			if (moment != null) {
				dialog.field("moment", moment);
			}
			if (score != null) {
				dialog.field("score", score);
			}
		}

		SupportFact read() {
			new Problem.Faults().when(on.isEmpty(), SupportFact.dayOf(kind), Words.of("family.on.missing"))
				.when(code != null && code.isEmpty(), SupportFact.codeOf(kind), Words.of("family.code.missing"))
				.when(unit != null && unit.isEmpty(), SupportFact.codeOf(kind), Words.of("family.joint.missing"))
				.when(tool != null && tool.isEmpty(), "tool", Words.of("family.score.tool.missing"))
				.when(moment != null && moment.isEmpty(), "moment", Words.of("family.moment.missing"))
				.when(score != null && score.isEmpty(), "score", Words.of("family.score.missing"))
				.raise();
			@Nullable String given = (code != null) ? code.getValue().code()
					: (tool != null) ? tool.getValue().code() : (unit != null) ? unit.getValue().code().value() : null;
			return new SupportFact(kind, on.getValue(), given,
					(kind == Kind.ENGAGED) ? Moment.MONTH_6 : (moment != null) ? moment.getValue() : null,
					(score != null) ? BigDecimal.valueOf(score.getValue()) : null);
		}

	}

}
