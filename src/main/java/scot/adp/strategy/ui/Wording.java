package scot.adp.strategy.ui;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.MemberView;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Dates;
import scot.adp.strategy.CrosswalkView;
import scot.adp.strategy.Evidence;
import scot.adp.strategy.EvidenceView;
import scot.adp.strategy.Health;
import scot.adp.strategy.HelpRequestView;
import scot.adp.strategy.HelpRequests;
import scot.adp.strategy.PlanView;

/** How health, evidence and requests for help read on a page. */
final class Wording {

	private Wording() {
	}

	/** Who has the work while a lead is away; empty where the lead is not away. */
	static String away(@Nullable MemberView lead, @Nullable MemberView deputy) {
		if (lead == null || lead.awayUntil() == null) {
			return "";
		}
		String until = Dates.full(lead.awayUntil());
		return (deputy != null && deputy.awayUntil() == null) ? text("away.deputy", until, deputy.name())
				: text("away.until", until);
	}

	/** A bar and a sentence that tell how many actions have which freshness. */
	static Component health(Health health) {
		var bar = new Div();
		bar.addClassName("health-bar");
		bar.getElement().setAttribute("aria-hidden", "true");
		segment(bar, health.fresh(), "fresh");
		segment(bar, health.due(), "due");
		segment(bar, health.never(), "never");
		segment(bar, health.stale(), "stale");
		segment(bar, health.notOwed(), "not-owed");
		var sentence = new Span(sentence(health));
		sentence.addClassName("health-words");
		var both = new Div(bar, sentence);
		both.addClassName("health");
		return both;
	}

	/**
	 * Such as
	 * {@code 5 of the 7 that owe an update are up to date, 1 stale, 1 never updated}.
	 */
	static String sentence(Health health) {
		if (health.actionCount() == 0) {
			return text("health.nothing");
		}
		if (health.owing() == 0) {
			return text("health.none-owed", health.notOwed());
		}
		return Stream
			.of(text("health.up-to-date", health.upToDate(), health.owing()), counted("health.due", health.due()),
					counted("health.stale", health.stale()), counted("health.never", health.never()),
					counted("health.unowned", health.unowned()))
			.filter(part -> !part.isEmpty())
			.collect(Collectors.joining(", "));
	}

	/** What a piece of evidence is, such as {@code PDF, 1.2 MB, not scanned}. */
	static String evidence(EvidenceView piece) {
		if (piece.kind() == Evidence.Kind.LINK) {
			return text("evidence.link");
		}
		String mediaType = Objects.requireNonNullElse(piece.mediaType(), "");
		String kind = text("evidence.type." + mediaType.replaceAll(".*[./]", ""));
		int kilobytes = Math.ceilDiv(Objects.requireNonNullElse(piece.sizeBytes(), 0), 1024);
		String size = (kilobytes < 1024) ? kilobytes + " KB" : String.format(Locale.UK, "%.1f MB", kilobytes / 1024.0);
		return "%s, %s, %s".formatted(kind, size, text(piece.scanned() ? "evidence.scanned" : "evidence.not-scanned"));
	}

	/** What something also counts towards. */
	static ListItem target(CrosswalkView target) {
		var code = new Span(target.code());
		code.addClassName("code");
		var item = new ListItem(code, new Span(target.title()));
		var plan = new Span(text((target.planState() == PlanView.State.CLOSED) ? "crosswalk.closed" : "crosswalk.plan",
				target.planTitle()));
		plan.addClassName("work-detail");
		item.add(plan);
		return item;
	}

	/** Since when and by whom help is asked. */
	static String helpAsked(HelpRequestView request) {
		String day = Dates.full(Dates.day(request.askedAt()));
		return (request.state() == HelpRequests.State.ANSWERED) ? text("help.asked.then", day, request.askedBy())
				: text("help.asked", day, request.askedBy(), request.ageDays());
	}

	/** A unit with its organisation. */
	static String unit(Partners partners, UnitId code) {
		@Nullable UnitView unit = partners.units(List.of(code)).get(code);
		return (unit != null) ? "%s, %s".formatted(unit.name(), unit.organisationName()) : code.value();
	}

	static String text(String key, Object... parameters) {
		return new Span().getTranslation(key, parameters);
	}

	private static String counted(String key, int count) {
		return (count > 0) ? text(key, count) : "";
	}

	private static void segment(Div bar, int count, String kind) {
		if (count > 0) {
			var segment = new Span();
			segment.addClassNames("health-segment", "health-" + kind);
			segment.getStyle().set("flex-grow", String.valueOf(count));
			bar.add(segment);
		}
	}

}
