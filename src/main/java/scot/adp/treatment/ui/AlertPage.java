package scot.adp.treatment.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Caller;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.notification.MessageState;
import scot.adp.platform.CodeList;
import scot.adp.platform.MemberId;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Chart;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;
import scot.adp.treatment.AlertReach;
import scot.adp.treatment.AlertReceipts;
import scot.adp.treatment.AlertRecipientView;
import scot.adp.treatment.AlertRules.Lists;
import scot.adp.treatment.AlertWordingView;
import scot.adp.treatment.DrugAlertView;
import scot.adp.treatment.DrugAlertView.Stage;
import scot.adp.treatment.DrugAlerts;
import scot.adp.treatment.spi.AlertPanel;

/** One alert: what it says, who knows of it, and whom to ring. */
@Route("alerts/:alert")
@OpenTo("treatment.alert.read")
class AlertPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	/** The most people that are listed by name; who is silent stands first. */
	private static final int LISTED = 200;

	private final DrugAlerts alerts;

	private final AlertReceipts receipts;

	private final Members members;

	private final Partners partners;

	private final ObjectProvider<AlertPanel> panels;

	private String title = "";

	AlertPage(DrugAlerts alerts, AlertReceipts receipts, Members members, Partners partners,
			ObjectProvider<AlertPanel> panels) {
		this.alerts = alerts;
		this.receipts = receipts;
		this.members = members;
		this.partners = partners;
		this.panels = panels;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(id(event.getRouteParameters().get("alert").orElse("")));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	static DrugAlerts.Id id(String text) {
		try {
			return new DrugAlerts.Id(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	private void show(DrugAlerts.Id id) {
		DrugAlertView alert = alerts.find(id).orElseThrow(NotFoundException::new);
		clear();
		title = getTranslation("alerts.number", alert.number());
		headed(title, AlertWords.standing(alerts, alert));
		reachedBy(Crumbs.of(title, new Anchor("alerts", getTranslation("alerts.title"))));
		Caller me = members.me();
		var main = new Div(says(alert));
		main.addClassName("main-column");
		var reach = alerts.reach(List.of(id)).getOrDefault(id, List.of());
		if (!reach.isEmpty()) {
			main.add(known(reach));
			if (me.may("treatment.alert-recipient.read")) {
				main.add(people(alert));
			}
		}
		panels.stream()
			.sorted(Comparator.comparing(AlertPanel::order))
			.flatMap(it -> it.of(alert.substances(), me).stream())
			.forEach(main::add);
		var aside = new Div(about(alert));
		aside.addClassName("aside");
		if (alert.wordings() > 1) {
			aside.add(before(alert));
		}
		var columns = new Div(main, aside);
		columns.addClassName("columns");
		add(verbs(alert, me), columns);
	}

	private Panel says(DrugAlertView alert) {
		var panel = new Panel(getTranslation("alerts.says"), AlertWords.level(alerts, alert));
		var inShort = new Paragraph(alert.shortText());
		inShort.addClassName("alert-short");
		panel.add(inShort, new H3(getTranslation("alerts.as-summary")), AlertWords.lines(alert.summary()));
		panel.add(new H3(getTranslation("alerts.as-poster")), AlertWords.lines(alert.poster()));
		if (alert.localActions() != null) {
			panel.add(new H3(getTranslation("alerts.local")), AlertWords.lines(alert.localActions()));
		}
		return panel;
	}

	private Panel known(List<AlertReach> reach) {
		AlertReach whole = reach.getFirst();
		var parts = reach.subList(1, reach.size());
		var chart = Chart
			.bars(getTranslation("alerts.chart"), null,
					List.of(series("alerts.within", parts, AlertReach::inTime),
							series("alerts.later", parts, AlertReach::later),
							series("alerts.not-yet", parts, AlertReach::silent)))
			.saying(getTranslation("alerts.share.said", percent(whole), whole.inTime(), whole.recipients(),
					whole.later(), whole.silent()));
		var panel = new Panel(getTranslation("alerts.known"), chart);
		panel.add(AlertWords.detail((whole.hoursToNinety() != null)
				? getTranslation("alerts.ninety", hours(whole.hoursToNinety())) : getTranslation("alerts.ninety.not")));
		return panel;
	}

	private static String percent(AlertReach reach) {
		return (reach.share() != null) ? "%s%%".formatted(reach.share()) : "";
	}

	private static String hours(BigDecimal hours) {
		return hours.setScale(1, RoundingMode.HALF_UP).toPlainString();
	}

	private Chart.Series series(String name, List<AlertReach> parts, ToIntFunction<AlertReach> number) {
		return new Chart.Series(getTranslation(name),
				parts.stream()
					.map(part -> Chart.Point.of(alerts.audience(String.valueOf(part.audience())),
							BigDecimal.valueOf(number.applyAsInt(part)), String.valueOf(number.applyAsInt(part))))
					.toList());
	}

	private Component people(DrugAlertView alert) {
		var rows = receipts.of(alert.id());
		var panel = new Panel(getTranslation("alerts.people"));
		if (rows.isEmpty()) {
			panel.add(AlertWords.detail(getTranslation("alerts.people.none")));
			return panel;
		}
		Map<MemberId, MemberView> names = members
			.byIds(rows.stream().map(AlertRecipientView::member).filter(Objects::nonNull).toList());
		Map<UnitId, UnitView> units = partners.units(rows.stream().map(AlertRecipientView::unit).toList());
		var silent = rows.stream().filter(row -> row.acknowledgedAt() == null).toList();
		var heard = rows.stream().filter(row -> row.acknowledgedAt() != null).toList();
		panel.add(
				AlertWords.detail(getTranslation(alert.inForce() ? "alerts.ring" : "alerts.ring.over", silent.size())));
		var list = new UnorderedList();
		list.addClassName("work");
		silent.forEach(row -> list.add(person(alert, row, names, units)));
		panel.add(list);
		if (alert.inForce()) {
			unreached(alert, panel);
		}
		if (!heard.isEmpty()) {
			panel.add(new H3(getTranslation("alerts.heard", heard.size())));
			var known = new UnorderedList();
			known.addClassName("work");
			heard.stream().limit(LISTED).forEach(row -> known.add(person(alert, row, names, units)));
			panel.add(known);
		}
		return panel;
	}

	/** Whom only a call reaches: nobody knows from here whether they heard. */
	private void unreached(DrugAlertView alert, Panel panel) {
		var services = receipts.unreached(alert.id());
		if (services.isEmpty()) {
			return;
		}
		var list = new UnorderedList();
		list.addClassName("work");
		services.forEach(it -> {
			var title = new Span(it.service());
			title.addClassName("work-title");
			var what = new Div(title,
					AlertWords.detail(it.phones().isEmpty() ? getTranslation("alerts.unreached.phone.none")
							: getTranslation("alerts.unreached.phone", String.join(", ", it.phones()))));
			what.addClassName("work-what");
			list.add(new ListItem(what));
		});
		panel.add(new H3(getTranslation("alerts.unreached", services.size())),
				AlertWords.detail(getTranslation("alerts.unreached.what")), list);
	}

	private ListItem person(DrugAlertView alert, AlertRecipientView row, Map<MemberId, MemberView> names,
			Map<UnitId, UnitView> units) {
		@Nullable MemberView member = (row.member() != null) ? names.get(row.member()) : null;
		@Nullable UnitView unit = units.get(row.unit());
		String name = (member != null) ? "%s, %s".formatted(member.name(), member.post()) : (row.service() != null)
				? getTranslation("alerts.mailbox", row.service()) : getTranslation("alerts.gone");
		var title = new Span(name);
		title.addClassName("work-title");
		var what = new Div(title);
		what.addClassName("work-what");
		what.add(AlertWords.detail((unit != null) ? unit.name() : row.unit().value()), AlertWords.detail(state(row)));
		var item = new ListItem(what);
		if (members.me().may("treatment.alert-recipient.ring")) {
			if (row.acknowledgedAt() == null && alert.inForce()) {
				item.add(noting("alerts.rang", name, "alerts.rang.done", alert, key -> receipts.rang(key, row.id())));
			}
			else if (row.undoable()) {
				item.add(noting("alerts.rang.undo", name, "alerts.rang.undone", alert,
						key -> receipts.didNotRing(key, row.id())));
			}
		}
		return item;
	}

	private Button noting(String words, String name, String done, DrugAlertView alert, Consumer<String> note) {
		var button = new Button(getTranslation(words));
		Named.of(button, name);
		button.setDisableOnClick(true);
		String key = UUID.randomUUID().toString();
		button.addClickListener(event -> {
			try {
				note.accept(key);
				Announcement.done(getTranslation(done, name));
			}
			catch (Problem problem) {
				Announcement.done(Objects.requireNonNullElse(problem.getMessage(), ""));
			}
			show(alert.id());
		});
		return button;
	}

	private String state(AlertRecipientView row) {
		if (row.acknowledgedAt() != null && row.way() != null) {
			return getTranslation("alerts.way." + row.way().name(), Dates.time(row.acknowledgedAt()),
					(row.notedBy() != null) ? row.notedBy() : "");
		}
		if (row.state() == MessageState.BOUNCED) {
			return getTranslation("alerts.bounced");
		}
		if (row.state() == null) {
			return getTranslation("alerts.sent-on", Dates.time(row.sentAt()));
		}
		return (row.deliveredAt() != null) ? getTranslation("alerts.delivered", Dates.time(row.deliveredAt()))
				: getTranslation("alerts.not-delivered", Dates.time(row.sentAt()));
	}

	private Component verbs(DrugAlertView alert, Caller me) {
		var row = new Div();
		row.addClassName("verbs");
		if (alert.inForce() && !receipts.waiting(List.of(alert.id())).isEmpty()) {
			row.add(acknowledge(alert));
		}
		boolean approves = me.may("treatment.alert.issue") && alerts.approves();
		boolean own = alert.draftedBy().equals(me.account());
		if (alert.stage() == Stage.DRAFT && approves && (!own || alerts.outOfHours())) {
			row.add(issue(alert, own));
		}
		if ((alert.inForce() && approves) || (alert.stage() == Stage.DRAFT && (approves || own))) {
			var change = new Anchor("alerts/%s/change".formatted(alert.id().value()), getTranslation("alerts.change"));
			change.addClassName("other-verb");
			row.add(change);
		}
		if ((alert.inForce() || alert.stage() == Stage.DRAFT) && approves) {
			row.add(withdraw(alert));
		}
		var poster = new Anchor("alerts/%s/poster".formatted(alert.id().value()), getTranslation("alerts.print"));
		poster.addClassName("other-verb");
		row.add(poster);
		if (alert.stage() == Stage.DRAFT && own && approves && !alerts.outOfHours()) {
			row.add(AlertWords.detail(getTranslation("alerts.next.second")));
		}
		return row;
	}

	private Button acknowledge(DrugAlertView alert) {
		var read = new Button(getTranslation("alerts.read"));
		read.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		read.setDisableOnClick(true);
		String key = UUID.randomUUID().toString();
		read.addClickListener(event -> {
			receipts.acknowledge(key, alert.id(), AlertReceipts.Door.PAGE);
			Announcement.done(getTranslation("alerts.read.done"));
			show(alert.id());
		});
		return read;
	}

	private Button issue(DrugAlertView alert, boolean own) {
		var issue = new Button(getTranslation("alerts.issue"));
		issue.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		issue.addClickListener(event -> {
			var dialog = new FormDialog(getTranslation("alerts.issue.title", alert.number()), Place.NOWHERE)
				.saying(getTranslation("alerts.issue.help", audiences(alert)));
			var because = new WordsField(getTranslation("alerts.alone"), DrugAlerts.REASON_LIMIT);
			if (own) {
				because.setHelperText(getTranslation("alerts.alone.help"));
				dialog.field("aloneBecause", because);
			}
			dialog
				.save(getTranslation("alerts.issue"),
						key -> alerts.issue(key, alert.id(), alert.version(), own ? because.getValue() : null),
						getTranslation("alerts.issued"), () -> show(alert.id()))
				.open();
		});
		return issue;
	}

	private Button withdraw(DrugAlertView alert) {
		boolean draft = alert.stage() == Stage.DRAFT;
		var button = new Button(getTranslation(draft ? "alerts.drop" : "alerts.withdraw"));
		button.addClickListener(event -> {
			var because = new Choice<CodeList.Value>(getTranslation("alerts.because"), CodeList.Value::code);
			because.setItems(alerts.offered(Lists.WITHDRAWN_BECAUSE));
			because.setItemLabelGenerator(CodeList.Value::label);
			new FormDialog(getTranslation(draft ? "alerts.drop.title" : "alerts.withdraw.title", alert.number()),
					Place.of("treatment.alert.withdraw", alert.id().value()))
				.saying(getTranslation(draft ? "alerts.drop.help" : "alerts.withdraw.help"))
				.field("because", because)
				.save(getTranslation(draft ? "alerts.drop" : "alerts.withdraw"),
						key -> alerts.withdraw(key, alert.id(), alert.version(),
								because.getOptionalValue().map(CodeList.Value::code).orElse("")),
						getTranslation("alerts.withdrawn"), () -> show(alert.id()))
				.open();
		});
		return button;
	}

	private Panel about(DrugAlertView alert) {
		@Nullable BigDecimal national = alert.hoursFromNational();
		@Nullable BigDecimal stood = alert.hoursUntilWithdrawn();
		return new Panel(getTranslation("alerts.facts"),
				new Facts().with(getTranslation("alerts.substance"), AlertWords.substances(alerts, alert))
					.with(getTranslation("alerts.sold-as"), alert.soldAs())
					.with(getTranslation("alerts.who.said"), audiences(alert))
					.with(getTranslation("alerts.public"),
							getTranslation(alert.forPublic() ? "alerts.public.yes" : "alerts.public.no"))
					.with(getTranslation("alerts.until"), Dates.full(alert.validUntil()))
					.with(getTranslation("alerts.origin"), alerts.told(Lists.ORIGIN, alert.origin()).label())
					.with(getTranslation("alerts.national"),
							(national != null) ? getTranslation("alerts.national.hours", hours(national)) : null)
					.with(getTranslation("alerts.written-by"), alert.draftedByName())
					.with(getTranslation("alerts.issued-by"), alert.issuedByName())
					.with(getTranslation("alerts.alone"), alert.aloneBecause())
					.with(getTranslation("alerts.withdrawn-by"), alert.withdrawnByName())
					.with(getTranslation("alerts.stood"),
							(stood != null) ? getTranslation("alerts.stood.hours", hours(stood)) : null));
	}

	private String audiences(DrugAlertView alert) {
		return alert.audiences().stream().map(alerts::audience).collect(Collectors.joining("; "));
	}

	private Panel before(DrugAlertView alert) {
		var panel = new Panel(getTranslation("alerts.before"));
		for (AlertWordingView wording : alerts.wordings(alert.id()).stream().skip(1).toList()) {
			panel.add(
					AlertWords
						.detail(getTranslation("alerts.before.said", Dates.time(wording.saidAt()), wording.saidBy())),
					new Paragraph(wording.shortText()));
		}
		return panel;
	}

}
