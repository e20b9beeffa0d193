package scot.adp.activities.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.Programmes;
import scot.adp.activities.ResourceView;
import scot.adp.activities.ResourceView.Accessible;
import scot.adp.activities.Resources;
import scot.adp.directory.Partners;
import scot.adp.directory.parts.UnitField;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.WebAddress;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Words;
import scot.adp.strategy.spi.ActionNames;

/** What is asked about resources. */
final class ResourceForms {

	private final Resources resources;

	private final Programmes programmes;

	private final ActivityLists lists;

	private final Partners partners;

	private final LocalDate today;

	ResourceForms(Resources resources, Programmes programmes, ActivityLists lists, Partners partners, LocalDate today) {
		this.resources = resources;
		this.programmes = programmes;
		this.lists = lists;
		this.partners = partners;
		this.today = today;
	}

	/**
	 * Asks for a new resource.
	 * @param own the units that the reader writes for: a single one is chosen already
	 * @param afterwards is given its code
	 */
	FormDialog add(Set<UnitId> own, Consumer<String> afterwards) {
		var fields = new Fields(null, (own.size() == 1) ? own.iterator().next() : null);
		var made = new ArrayList<Resources.Id>();
		return fields.into(new FormDialog(Words.of("resource.add"), Place.of("activities.resource")))
			.save(Words.of("resource.add.save"), key -> made.add(resources.add(key, fields.what())),
					Words.of("resource.added"),
					() -> resources.find(made.getLast()).map(ResourceView::code).ifPresent(afterwards));
	}

	/** Asks for all that is told of a resource. */
	FormDialog change(ResourceView resource, Consumer<String> afterwards) {
		var fields = new Fields(resource, resource.unit());
		return fields
			.into(new FormDialog(Words.of("resource.change.title", resource.title()),
					Place.of("activities.resource.change", resource.id()).at(resource.version())))
			.save(Words.of("resource.save"),
					key -> resources.change(key, resource.id(), resource.version(), fields.what()),
					Words.of("resource.saved"),
					() -> resources.find(resource.id()).map(ResourceView::code).ifPresent(afterwards));
	}

	/** Asks until when a resource is right that somebody looked at. */
	FormDialog look(ResourceView resource, Runnable afterwards) {
		var until = new DayField(Words.of("resource.review"));
		until.setMin(today.plusDays(1));
		until.setValue(resources.nextReview());
		var accessible = accessible(resource.accessible());
		return new FormDialog(Words.of("resource.look.title", resource.title()),
				Place.of("activities.resource.look", resource.id()).at(resource.version()))
			.saying(Words.of("resource.look.line"))
			.field("reviewBy", until)
			.field("accessible", accessible)
			.save(Words.of("resource.look.save"),
					key -> resources.look(key, resource.id(), resource.version(), until.getValue(),
							accessible.getOptionalValue().orElse(Accessible.NOT_DONE)),
					Words.of("resource.looked"), afterwards);
	}

	/** Asks why a resource is used no more. */
	FormDialog withdraw(ResourceView resource, Runnable afterwards) {
		var because = new ListedFields(lists, today).one(ActivityLists.Kind.RESOURCE_WITHDRAWN_BECAUSE,
				"resource.withdraw.because", null);
		return new FormDialog(Words.of("resource.withdraw.title", resource.title()),
				Place.of("activities.resource.withdraw", resource.id()).at(resource.version()))
			.saying(Words.of("resource.withdraw.line"))
			.field("because", because)
			.save(Words.of("resource.withdraw.save"), key -> {
				new Problem.Faults().when(because.isEmpty(), "because", Words.of("activity.struck.missing")).raise();
				resources.withdraw(key, resource.id(), resource.version(), because.getValue().code());
			}, Words.of("resource.withdrawn"), afterwards);
	}

	private static Choice<Accessible> accessible(Accessible now) {
		var field = ProgrammeForms.choice("resource.accessible", List.of(Accessible.values()), Accessible::name,
				it -> Words.of("resource.accessible." + it.name()));
		field.setHelperText(Words.of("resource.accessible.help"));
		field.setValue(now);
		return field;
	}

	/** What is told of a resource. */
	private final class Fields {

		private final LineField title = new LineField(Words.of("programme.title"), Resources.TITLE_LIMIT);

		private final LineField code = new LineField(Words.of("programme.code"), Resources.CODE_LIMIT);

		private final UnitField unit = new UnitField(Words.of("programme.unit"), partners);

		private final Choice<CodeList.Value> kind;

		private final Choices<CodeList.Value> topics;

		private final Choices<CodeList.Value> substances;

		private final Choice<CodeList.Value> audience;

		private final Choices<CodeList.Value> formats;

		private final Choices<CodeList.Value> languages;

		private final Choices<ActionNames.Named> actions;

		private final LineField link = new LineField(Words.of("resource.link"), WebAddress.LENGTH_AT_MOST);

		private final Choice<Accessible> accessible;

		private final DayField accessibleOn = new DayField(Words.of("resource.accessible-on"));

		private final DayField reviewBy = new DayField(Words.of("resource.review"));

		private final @Nullable ResourceView before;

		Fields(@Nullable ResourceView before, @Nullable UnitId usual) {
			this.before = before;
			var listed = new ListedFields(lists, today);
			kind = listed.one(ActivityLists.Kind.RESOURCE_KIND, "programme.kind",
					(before != null) ? before.kind() : null);
			topics = listed.several(ActivityLists.Kind.TOPIC, "resource.topics",
					(before != null) ? before.topics() : List.of());
			substances = listed.several(ActivityLists.Kind.SUBSTANCE, "resource.substances",
					(before != null) ? before.substances() : List.of());
			substances.setHelperText(Words.of("resource.substances.help"));
			audience = listed.one(ActivityLists.Kind.AUDIENCE, "programme.audience",
					(before != null) ? before.audience() : null);
			formats = listed.several(ActivityLists.Kind.FORMAT, "resource.formats",
					(before != null) ? before.formats() : List.of());
			languages = listed.several(ActivityLists.Kind.LANGUAGE, "resource.languages",
					(before != null) ? before.languages() : List.of("ENGLISH"));
			actions = ListedFields.actions(programmes, "resource.actions",
					(before != null) ? before.actions() : List.of());
			accessible = accessible((before != null) ? before.accessible() : Accessible.NOT_DONE);
			accessibleOn.setMax(today);
			code.setHelperText(Words.of("resource.code.help"));
			reviewBy.setHelperText(Words.of("resource.review.help"));
			unit.choose(usual);
			if (before == null) {
				reviewBy.setValue(resources.nextReview());
				return;
			}
			title.setValue(before.title());
			code.setValue(before.code());
			link.setValue(Objects.requireNonNullElse(before.link(), ""));
			accessibleOn.setValue(before.accessibleOn());
			reviewBy.setValue(before.reviewBy());
		}

		FormDialog into(FormDialog dialog) {
			return dialog.field("title", title)
				.field("code", code)
				.field("unit", unit)
				.field("kind", kind)
				.field("topics", topics)
				.field("substances", substances)
				.field("audience", audience)
				.field("formats", formats)
				.field("languages", languages)
				.field("actions", actions)
				.field("link", link)
				.field("accessible", accessible)
				.field("accessibleOn", accessibleOn)
				.field("reviewBy", reviewBy);
		}

		Resources.What what() {
			return new Resources.What(code.getValue(), title.getValue(), unit.chosen(),
					ListedFields.chosen(actions, programmes, (before != null) ? before.actions() : List.of()),
					ListedFields.code(kind), ListedFields.codes(topics), ListedFields.codes(substances),
					ListedFields.code(audience), ListedFields.codes(formats), ListedFields.codes(languages),
					link.getValue(), accessible.getOptionalValue().orElse(Accessible.NOT_DONE), accessibleOn.getValue(),
					reviewBy.getValue());
		}

	}

}
