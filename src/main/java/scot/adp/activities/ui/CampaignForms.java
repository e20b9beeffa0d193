package scot.adp.activities.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.AlertHeard;
import scot.adp.activities.CampaignEntry;
import scot.adp.activities.CampaignFiguresView;
import scot.adp.activities.CampaignView;
import scot.adp.activities.Campaigns;
import scot.adp.activities.Programmes;
import scot.adp.directory.Partners;
import scot.adp.directory.parts.UnitField;
import scot.adp.events.RecordId;
import scot.adp.platform.CodeList;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;
import scot.adp.strategy.spi.ActionNames;

/** What is asked about campaigns. */
final class CampaignForms {

	/** How many months back figures are told of. */
	private static final int MONTHS = 25;

	private final Campaigns campaigns;

	private final Programmes programmes;

	private final ActivityLists lists;

	private final Partners partners;

	private final LocalDate today;

	CampaignForms(Campaigns campaigns, Programmes programmes, ActivityLists lists, Partners partners, LocalDate today) {
		this.campaigns = campaigns;
		this.programmes = programmes;
		this.lists = lists;
		this.partners = partners;
		this.today = today;
	}

	/**
	 * Asks for a new campaign.
	 * @param alert the drug alert that asks for it; null for none
	 * @param afterwards is given its code
	 */
	FormDialog add(Set<UnitId> own, @Nullable AlertHeard alert, Consumer<String> afterwards) {
		var fields = new Fields(null, (own.size() == 1) ? own.iterator().next() : null,
				(alert != null) ? alert.alert() : null);
		var made = new ArrayList<Campaigns.Id>();
		var dialog = new FormDialog(Words.of((alert != null) ? "campaign.add.alert" : "campaign.add"),
				(alert != null) ? Place.of("activities.campaign", alert.alert()) : Place.of("activities.campaign"));
		if (alert != null) {
			dialog.saying(Words.of("campaign.add.alert.line",
					ResourceWords.labels(lists, ActivityLists.Kind.SUBSTANCE, alert.substances()),
					Dates.full(alert.validUntil())));
		}
		return fields.into(dialog)
			.save(Words.of("campaign.add.save"), key -> made.add(campaigns.add(key, fields.what())),
					Words.of("campaign.added"),
					() -> campaigns.find(made.getLast()).map(CampaignView::code).ifPresent(afterwards));
	}

	/** Asks for all that is told of a campaign. */
	FormDialog change(CampaignView campaign, Consumer<String> afterwards) {
		var fields = new Fields(campaign, campaign.unit(), campaign.alert());
		return fields
			.into(new FormDialog(Words.of("campaign.change.title", campaign.title()),
					Place.of("activities.campaign.change", campaign.id()).at(campaign.version())))
			.save(Words.of("campaign.save"),
					key -> campaigns.change(key, campaign.id(), campaign.version(), fields.what()),
					Words.of("campaign.saved"),
					() -> campaigns.find(campaign.id()).map(CampaignView::code).ifPresent(afterwards));
	}

	/** Asks what a channel told of a month. */
	FormDialog figures(CampaignView campaign, List<CampaignFiguresView> told, Runnable afterwards) {
		var listed = new ListedFields(lists, today);
		var month = new Choice<LocalDate>(Words.of("campaign.month"), LocalDate::toString);
		month.setItems(months(campaign));
		month.setItemLabelGenerator(CampaignWords::month);
		month.setValue(months(campaign).stream().findFirst().orElse(null));
		var channel = listed.one(ActivityLists.Kind.CHANNEL, "campaign.channel", null);
		var impressions = new WholeNumberField(Words.of("campaign.impressions"));
		var reach = new WholeNumberField(Words.of("campaign.reach"));
		impressions.setHelperText(Words.of("campaign.impressions.help"));
		reach.setHelperText(Words.of("campaign.reach.help"));
		var engagements = new WholeNumberField(Words.of("campaign.engagements"));
		engagements.setHelperText(Words.of("campaign.engagements.help"));
		var clicks = new WholeNumberField(Words.of("campaign.clicks"));
		clicks.setHelperText(Words.of("campaign.clicks.help"));
		var because = listed.one(ActivityLists.Kind.FIGURES_BECAUSE, "campaign.because", null);
		because.setVisible(false);
		because.setHelperText(Words.of("campaign.because.help"));
		var shown = new AtomicReference<@Nullable CampaignFiguresView>();
		Runnable known = () -> {
			@Nullable CampaignFiguresView before = before(told, month.getValue(), channel).orElse(null);
			because.setVisible(before != null);
			show(impressions, shown.get(), before, CampaignFiguresView::impressions);
			show(reach, shown.get(), before, CampaignFiguresView::reach);
			show(engagements, shown.get(), before, CampaignFiguresView::engagements);
			show(clicks, shown.get(), before, CampaignFiguresView::clicksToHelp);
			shown.set(before);
		};
		month.addValueChangeListener(event -> known.run());
		channel.addValueChangeListener(event -> known.run());
		return new FormDialog(Words.of("campaign.figures.title", campaign.title()),
				Place.of("activities.campaign.figures", campaign.id()))
			.field("month", month)
			.field("channel", channel)
			.field("impressions", impressions)
			.field("reach", reach)
			.field("engagements", engagements)
			.field("clicksToHelp", clicks)
			.field("because", because)
			.save(Words.of("campaign.figures.save"),
					key -> campaigns.record(key,
							new CampaignEntry(campaign.id(), ListedFields.code(channel), month.getValue(), null,
									impressions.getValue(), reach.getValue(), engagements.getValue(), clicks.getValue(),
									because.isVisible() ? ListedFields.code(because) : null)),
					Words.of("campaign.figures.saved"), afterwards);
	}

	/** Shows what was told before, where nothing else was typed since. */
	private static void show(WholeNumberField field, @Nullable CampaignFiguresView shown,
			@Nullable CampaignFiguresView before, Function<CampaignFiguresView, @Nullable Integer> number) {
		@Nullable Integer last = (shown != null) ? number.apply(shown) : null;
		if (Objects.equals(field.getValue(), last)) {
			field.setValue((before != null) ? number.apply(before) : null);
		}
	}

	private static Optional<CampaignFiguresView> before(List<CampaignFiguresView> told, @Nullable LocalDate month,
			Choice<CodeList.Value> channel) {
		return told.stream()
			.filter(it -> it.month().equals(month) && it.channel().equals(ListedFields.code(channel)))
			.findFirst();
	}

	/** The months of which it can be told, the last that is over first. */
	private List<LocalDate> months(CampaignView campaign) {
		LocalDate now = today.withDayOfMonth(1);
		LocalDate first = campaign.fromOn().withDayOfMonth(1);
		LocalDate last = (campaign.toOn() != null && campaign.toOn().plusMonths(1).isBefore(now))
				? campaign.toOn().plusMonths(1).withDayOfMonth(1) : now;
		var all = new ArrayList<>(
				Stream.iterate(last, it -> !it.isBefore(first), it -> it.minusMonths(1)).limit(MONTHS).toList());
		if (all.size() > 1 && all.getFirst().equals(now)) {
			// Figures come when the month is over.
			all.add(1, all.removeFirst());
		}
		return all;
	}

	/** What is told of a campaign. */
	private final class Fields {

		private final LineField title = new LineField(Words.of("programme.title"), Campaigns.TITLE_LIMIT);

		private final LineField code = new LineField(Words.of("programme.code"), Campaigns.CODE_LIMIT);

		private final UnitField unit = new UnitField(Words.of("programme.unit"), partners);

		private final Choices<ActionNames.Named> actions;

		private final Choice<CodeList.Value> approach;

		private final LineField interactivePart = new LineField(Words.of("programme.interactive"),
				Programmes.PART_LIMIT);

		private final DayField from = new DayField(Words.of("programme.from"));

		private final DayField to = new DayField(Words.of("programme.to"));

		private final @Nullable CampaignView before;

		private final @Nullable RecordId alert;

		Fields(@Nullable CampaignView before, @Nullable UnitId usual, @Nullable RecordId alert) {
			this.before = before;
			this.alert = alert;
			actions = ListedFields.actions(programmes, "programme.actions",
					(before != null) ? before.actions() : List.of());
			approach = new ListedFields(lists, today).one(ActivityLists.Kind.APPROACH, "programme.approach",
					(before != null) ? before.approach() : null);
			approach.setClearButtonVisible(true);
			approach.addValueChangeListener(event -> tellEvidence());
			code.setHelperText(Words.of("campaign.code.help"));
			to.setHelperText(Words.of("programme.to.help"));
			unit.choose(usual);
			if (before == null) {
				from.setValue(today);
			}
			else {
				title.setValue(before.title());
				code.setValue(before.code());
				interactivePart.setValue(Objects.requireNonNullElse(before.interactivePart(), ""));
				from.setValue(before.fromOn());
				to.setValue(before.toOn());
			}
			tellEvidence();
		}

		/** What was found of an approach, at the moment it is chosen. */
		private void tellEvidence() {
			@Nullable String chosen = ListedFields.code(approach);
			Optional<ActivityLists.Evidence> found = (chosen != null) ? lists.evidence(chosen, today)
					: Optional.empty();
			approach.setHelperText(found.map(ActivityLists.Evidence::note).orElse(null));
			interactivePart.setHelperText(
					Words.of(found.isPresent() ? "programme.interactive.asked" : "programme.interactive.help"));
		}

		FormDialog into(FormDialog dialog) {
			return dialog.field("title", title)
				.field("code", code)
				.field("unit", unit)
				.field("actions", actions)
				.field("approach", approach)
				.field("interactivePart", interactivePart)
				.field("fromOn", from)
				.field("toOn", to);
		}

		Campaigns.What what() {
			return new Campaigns.What(code.getValue(), title.getValue(), unit.chosen(),
					ListedFields.chosen(actions, programmes, (before != null) ? before.actions() : List.of()),
					ListedFields.code(approach), interactivePart.getValue(), alert, from.getValue(), to.getValue());
		}

	}

}
