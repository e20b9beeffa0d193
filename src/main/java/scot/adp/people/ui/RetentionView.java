package scot.adp.people.ui;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.events.DataSet;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.Members;
import scot.adp.people.Retention;
import scot.adp.people.RetentionRuleView;
import scot.adp.people.SharingAgreements;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Removal;
import scot.adp.shell.parts.WordsField;

/** How long records about single persons are kept, the last run, and what went. */
@Route("retention")
@Menu(title = "retention.title", order = 94)
@OpenTo("people.retention.read")
@Outline(Outline.Shape.LIST)
class RetentionView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Retention retention;

	private final Members members;

	private final ListExports exports;

	RetentionView(Retention retention, Members members, ListExports exports) {
		this.retention = retention;
		this.members = members;
		this.exports = exports;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show();
	}

	@Override
	public String getPageTitle() {
		return getTranslation("retention.title");
	}

	private void show() {
		clear();
		headed(getTranslation("retention.title"), getTranslation("retention.purpose"));
		scrolledByKeyboard();
		var rules = retention.rules();
		add(new ListLine(getTranslation("retention.count", rules.size()), new SaveList(exports, this::list)));
		var list = new UnorderedList();
		list.addClassName("work");
		boolean officer = members.me().may("people.retention.hold");
		Map<DataSet, RetentionRuleView> first = rules.stream()
			.collect(Collectors.toMap(RetentionRuleView::dataSet, it -> it, (one, other) -> one));
		rules.forEach(it -> list.add(row(it, officer && it.equals(first.get(it.dataSet())))));
		add(new Panel(getTranslation("retention.rules"), list), lastRun(), gone());
	}

	private ListItem row(RetentionRuleView it, boolean verbs) {
		var title = new Div(new Span(it.title()));
		title.addClassName("work-title");
		var what = new Div(title, detail(RetentionWords.sentence(it)), detail(it.source()));
		what.addClassName("work-what");
		if (it.heldBecause() != null) {
			what.add(detail(getTranslation("retention.held-because", it.heldBecause())));
		}
		var since = new Div(getTranslation("retention.since", Dates.full(it.validFrom())));
		since.addClassName("work-who");
		var chip = new Span(getTranslation((it.heldBecause() != null) ? "retention.held" : "retention.erased"));
		chip.addClassName("chip");
		var row = new ListItem(what, since, new Div(chip));
		Retention.@Nullable HoldId hold = it.hold();
		if (!verbs) {
			row.add(new Div());
		}
		else if (hold != null) {
			row.add(Named.of(new Button(getTranslation("retention.lift"), event -> lift(it, hold)), it.title()));
		}
		else {
			row.add(Named.of(new Button(getTranslation("retention.hold"), event -> hold(it)), it.title()));
		}
		return row;
	}

	private Panel lastRun() {
		var panel = new Panel(getTranslation("retention.last-run"));
		retention.lastRun()
			.ifPresentOrElse(
					run -> panel.add(new Facts().with(getTranslation("retention.run.at"), Dates.time(run.at()))
						.with(getTranslation("retention.run.erased"), "%,d".formatted(run.erased()))
						.with(getTranslation("retention.run.held"), named(run.held()))
						.with(getTranslation("retention.run.failed"), named(run.failed()))),
					() -> panel.add(new Paragraph(getTranslation("retention.run.none"))));
		return panel;
	}

	private Panel gone() {
		var panel = new Panel(getTranslation("retention.gone"));
		var erased = retention.erased();
		if (erased.isEmpty()) {
			panel.add(new Paragraph(getTranslation("retention.gone.none")));
			return panel;
		}
		long most = erased.stream().mapToLong(Retention.Erased::rows).max().orElse(1);
		var list = new UnorderedList();
		list.addClassName("work");
		for (var it : erased) {
			var month = new Div(new Span("%s %d".formatted(Dates.month(it.month()), it.month().getYear())),
					detail(named(List.of(it.dataSet()))));
			month.addClassName("work-what");
			list.add(new ListItem(month, new Div(bar(it.rows(), most)), new Div("%,d".formatted(it.rows()))));
		}
		panel.add(list);
		return panel;
	}

	/** A bar, whose number stands beside it. */
	private static HtmlComponent bar(long value, long most) {
		var bar = new HtmlComponent("meter");
		bar.getElement()
			.setAttribute("min", "0")
			.setAttribute("max", String.valueOf(most))
			.setAttribute("value", String.valueOf(value))
			.setAttribute("aria-hidden", "true");
		return bar;
	}

	private void hold(RetentionRuleView it) {
		var reason = new WordsField(getTranslation("retention.reason"), SharingAgreements.LINE_LIMIT);
		reason.setWidthFull();
		new FormDialog(getTranslation("retention.hold.title", it.title()), Place.of("people.hold", it.dataSet()))
			.saying(getTranslation("retention.hold.what"))
			.field("reason", reason)
			.save(getTranslation("retention.hold"), key -> retention.hold(key, it.dataSet(), reason.getValue()),
					getTranslation("retention.hold.done"), this::show)
			.open();
	}

	private void lift(RetentionRuleView it, Retention.HoldId hold) {
		new Removal(getTranslation("retention.lift.title", it.title()), getTranslation("retention.lift.what")).ask(
				getTranslation("retention.lift"), key -> retention.lift(key, hold),
				getTranslation("retention.lift.done"), this::show);
	}

	private ListExport<?> list() {
		List<ListColumn<RetentionRuleView>> columns = List.of(
				new ListColumn<>(getTranslation("retention.col.records"), 40, RetentionRuleView::title),
				new ListColumn<>(getTranslation("retention.col.rule"), 50, RetentionWords::sentence),
				new ListColumn<>(getTranslation("retention.col.from"), 14, RetentionRuleView::validFrom),
				new ListColumn<>(getTranslation("retention.col.source"), 60, RetentionRuleView::source),
				new ListColumn<>(getTranslation("retention.col.held"), 40, RetentionRuleView::heldBecause));
		return ListExport.whole("retention", getTranslation("retention.title"),
				List.of(getTranslation("retention.purpose")), columns, retention::rules);
	}

	private String named(List<DataSet> dataSets) {
		var names = retention.dataSets();
		return dataSets.stream().map(it -> names.getOrDefault(it, it.value())).collect(Collectors.joining(", "));
	}

	private static Span detail(String words) {
		var detail = new Span(words);
		detail.addClassName("work-detail");
		return detail;
	}

}
