package scot.adp.treatment.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import scot.adp.identity.Members;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Chart;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.PartsOfWholes;
import scot.adp.treatment.Caseload;
import scot.adp.treatment.EpisodeRules.EndClass;
import scot.adp.treatment.EpisodeRules.Lists;
import scot.adp.treatment.Episodes;
import scot.adp.treatment.Retention;
import scot.adp.treatment.Retention.Part;
import scot.adp.treatment.WaitRules;

/**
 * The caseload of the own unit in numbers: of what, where and with what people are
 * treated, who started and who ended this month, and who of those that began is still in
 * treatment, as parts that add up.
 */
@Route("treatment/caseload/numbers")
@Menu(title = "caseload-numbers.title", order = 44.8)
@OpenTo("treatment.episode.count")
class CaseloadNumbersPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	static final String ROUTE = "treatment/caseload/numbers";

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private final Episodes episodes;

	private final Members members;

	private final LocalDate today;

	CaseloadNumbersPage(Episodes episodes, Members members, Clock clock) {
		this.episodes = episodes;
		this.members = members;
		this.today = LocalDate.now(clock);
	}

	@Override
	public String getPageTitle() {
		return getTranslation("caseload-numbers.title");
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		Caseload caseload = episodes.caseload();
		clear();
		headed(getPageTitle(), getTranslation("caseload-numbers.purpose", Dates.full(caseload.asAt())));
		if (members.me().may("treatment.episode.read")) {
			reachedBy(Crumbs.of(getPageTitle(), new Anchor(CaseloadView.ROUTE, getTranslation("caseload.title"))));
		}
		if (caseload.episodes() == 0 && caseload.cohorts().isEmpty()) {
			var none = new Paragraph(getTranslation("caseload-numbers.none"));
			none.addClassName("empty");
			add(none);
			return;
		}
		add(figures(caseload), month(caseload),
				by("caseload-numbers.substance", caseload.bySubstance(), episodes.list(WaitRules.Lists.SUBSTANCE)),
				by("caseload-numbers.setting", caseload.bySetting(), episodes.list(Lists.SETTING)),
				by("caseload-numbers.medicine", caseload.byMedicine(), episodes.list(Lists.MEDICINE)));
		caseload.nextDue().keySet().stream().sorted().forEach(months -> add(retention(caseload, months)));
	}

	private Component figures(Caseload caseload) {
		var figures = new Div(
				figure("caseload-numbers.open", caseload.episodes(),
						getTranslation("caseload-numbers.people", caseload.people())),
				figure("caseload-numbers.silent", episodes.look().silent(),
						getTranslation("caseload.card.SILENT.detail", episodes.rule(today).silentDays())));
		figures.addClassName("figures");
		return figures;
	}

	private Div figure(String words, int number, String says) {
		var name = new Span(getTranslation(words));
		name.addClassName("figure-name");
		var value = new Span("%,d".formatted(number));
		value.addClassName("figure-number");
		var line = new Span(says);
		line.addClassName("work-detail");
		return new Div(name, value, line);
	}

	/** Who started and who ended this month, by class. */
	private Panel month(Caseload caseload) {
		var points = new ArrayList<Chart.Point>();
		points.add(point(getTranslation("caseload-numbers.started"), caseload.started()));
		Arrays.stream(EndClass.values())
			.forEach(it -> points.add(point(getTranslation("caseload-numbers.ended." + it.name()),
					Objects.requireNonNull(caseload.ended().get(it)))));
		points.add(point(getTranslation("caseload-numbers.ended.no-reason"), caseload.endedWithoutReason()));
		String title = getTranslation("caseload-numbers.month", Dates.month(today));
		return new Panel(title, bars(title, points));
	}

	private Panel by(String words, Map<String, Integer> numbers, CodeList list) {
		var points = Stream
			.concat(list.values()
				.stream()
				.filter(it -> it.holds(today) || numbers.containsKey(it.code()))
				.map(it -> point(it.label(), numbers.getOrDefault(it.code(), 0))),
					numbers.entrySet()
						.stream()
						.filter(it -> list.find(it.getKey()).isEmpty())
						.map(it -> point(
								it.getKey().isEmpty() ? getTranslation("caseload-numbers.not-told") : it.getKey(),
								it.getValue())))
			.toList();
		String title = getTranslation(words);
		return new Panel(title, bars(title, points));
	}

	private Chart bars(String name, List<Chart.Point> points) {
		return Chart.bars(name, null, List.of(new Chart.Series(getTranslation("caseload-numbers.episodes"), points)));
	}

	private static Chart.Point point(String label, int number) {
		return Chart.Point.of(label, BigDecimal.valueOf(number), "%,d".formatted(number));
	}

	/** Who of those that began in a month is still in treatment. */
	private Panel retention(Caseload caseload, int months) {
		String name = getTranslation("caseload-numbers.retention", months);
		var cohorts = caseload.cohorts().stream().filter(it -> it.retention().months() == months).toList();
		Caseload.Next next = Objects.requireNonNull(caseload.nextDue().get(months));
		var panel = new Panel(name);
		if (cohorts.isEmpty()) {
			panel.add(new Paragraph(getTranslation("caseload-numbers.retention.none")));
		}
		else {
			int began = cohorts.stream().mapToInt(it -> it.retention().cohort()).sum();
			int retained = cohorts.stream().mapToInt(it -> it.retention().in(Part.RETAINED)).sum();
			int could = cohorts.stream().mapToInt(it -> it.retention().couldBeHere(caseload.couldNotBeHere())).sum();
			panel.add(new PartsOfWholes(name,
					getTranslation("caseload-numbers.retention.says", cohorts.size(), began, retained, months,
							share(retained, began), could, share(retained, could)),
					getTranslation("caseload-numbers.retention.month"),
					getTranslation("caseload-numbers.retention.began"),
					Arrays.stream(Part.values())
						.map(it -> getTranslation("caseload-numbers.part." + it.name()))
						.toList(),
					cohorts.stream().map(this::whole).toList()));
		}
		panel.add(
				line(getTranslation("caseload-numbers.retention.gap", caseload.gapDays(),
						episodes.rule(today).silentDays())),
				line(getTranslation("caseload-numbers.retention.next", named(next.month()), Dates.full(next.dueOn()))));
		return panel;
	}

	private PartsOfWholes.Whole whole(Caseload.Cohort cohort) {
		Retention of = cohort.retention();
		return new PartsOfWholes.Whole(named(cohort.month()), Arrays.stream(Part.values()).map(of::in).toList(),
				getTranslation("caseload-numbers.retention.share", of.in(Part.RETAINED), of.cohort(),
						share(of.in(Part.RETAINED), of.cohort())));
	}

	private static String named(YearMonth month) {
		return new Period(PeriodType.MONTH, month.atDay(1)).name();
	}

	/** A share as it is written; of nobody there is none. */
	private String share(int part, int whole) {
		return (whole == 0) ? getTranslation("caseload-numbers.no-share")
				: BigDecimal.valueOf(part)
					.multiply(HUNDRED)
					.divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
					.toPlainString() + "%";
	}

	private static Paragraph line(String words) {
		var line = new Paragraph(words);
		line.addClassName("work-detail");
		return line;
	}

}
