package scot.adp.shell.parts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.shell.parts.Chart.Better;
import scot.adp.shell.parts.Chart.Point;
import scot.adp.shell.parts.Chart.Series;
import scot.adp.shell.parts.Chart.State;

/** What a chart says in words, made from its numbers. */
final class ChartWords {

	private ChartWords() {
	}

	/** What the whole of it shows. */
	static String sentence(Say words, Drawing.Kind kind, Better better, List<Series> series) {
		if (series.size() == 1) {
			return ofOne(words, kind, better, series.getFirst().points());
		}
		return series.stream()
			.map(it -> words.text("chart.said.of", it.name(), ofOne(words, kind, better, it.points())))
			.collect(Collectors.joining(" "));
	}

	/** A point as it is read out. */
	static String said(Say words, Point point) {
		var said = new ArrayList<String>();
		said.add(
				words.text(point.soFar() ? "chart.point.so-far" : "chart.point", point.label(), written(words, point)));
		if (point.targetShown() != null) {
			said.add(words.text("chart.target", point.targetShown()));
		}
		if (point.breaks()) {
			said.add(words.text("chart.break"));
		}
		return String.join("; ", said);
	}

	/** A value as it is written, or why there is none. */
	static String written(Say words, Point point) {
		return (point.state() == State.NUMBER) ? point.shown() : words.text("chart.written." + point.state().name());
	}

	private static String ofOne(Say words, Drawing.Kind kind, Better better, List<Point> points) {
		if (points.isEmpty()) {
			return words.text("chart.said.nothing");
		}
		var numbers = points.stream().filter(it -> it.value() != null).toList();
		if (numbers.isEmpty()) {
			return words.text("chart.said.no-number", without(words, points));
		}
		return String.join(" ", kind.line() ? overTime(words, better, points) : beside(words, points, numbers));
	}

	/** How it stands and where it came from. */
	private static List<String> overTime(Say words, Better better, List<Point> points) {
		var said = new ArrayList<String>();
		var ended = points.stream().filter(it -> !it.soFar()).toList();
		Optional<Point> latest = lastNumber(ended);
		if (latest.isPresent()) {
			Point now = latest.get();
			int at = ended.lastIndexOf(now);
			if (at < ended.size() - 1) {
				Point gap = ended.getLast();
				said.add(words.text("chart.said.point", gap.label(), written(words, gap)));
			}
			said.add(compared(words, now, before(ended, at)));
			target(words, better, now).ifPresent(said::add);
			RunChart.of(points).ifPresent(run -> {
				if (run.shift() != null) {
					said.add(words.text(run.shift().up() ? "chart.said.shift.up" : "chart.said.shift.down",
							run.shift().length(), RunChart.shown(run.median())));
				}
				if (run.trend() != null) {
					said.add(words.text(run.trend().up() ? "chart.said.trend.up" : "chart.said.trend.down",
							run.trend().length()));
				}
			});
			points.stream()
				.filter(Point::breaks)
				.reduce((one, next) -> next)
				.ifPresent(it -> said.add(words.text("chart.said.break", it.label())));
			var gaps = ended.subList(0, at).stream().filter(it -> it.value() == null).toList();
			if (!gaps.isEmpty()) {
				said.add(words.text("chart.said.without", without(words, gaps)));
			}
		}
		points.stream()
			.filter(it -> it.soFar() && it.value() != null)
			.forEach(it -> said.add(words.text("chart.said.so-far", it.label(), written(words, it))));
		if (better != Better.NEITHER) {
			said.add(words.text((better == Better.MORE) ? "chart.said.more" : "chart.said.less"));
		}
		return said;
	}

	/** The number before, unless it was counted in another way. */
	private static @Nullable Point before(List<Point> ended, int at) {
		for (int earlier = at; earlier > 0; earlier--) {
			if (ended.get(earlier).breaks()) {
				return null;
			}
			if (ended.get(earlier - 1).value() != null) {
				return ended.get(earlier - 1);
			}
		}
		return null;
	}

	private static String compared(Say words, Point now, @Nullable Point before) {
		String shown = written(words, now);
		if (before == null) {
			return words.text("chart.said.point", now.label(), shown);
		}
		String former = written(words, before);
		int goes = Objects.requireNonNull(now.value()).compareTo(Objects.requireNonNull(before.value()));
		// What reads alike is not said to differ.
		if (goes == 0 || shown.equals(former)) {
			return words.text("chart.said.same", now.label(), shown, before.label());
		}
		return words.text((goes > 0) ? "chart.said.up" : "chart.said.down", now.label(), shown, former, before.label());
	}

	private static Optional<String> target(Say words, Better better, Point now) {
		if (now.target() == null || now.targetShown() == null) {
			return Optional.empty();
		}
		int goes = Objects.requireNonNull(now.value()).compareTo(now.target());
		return Optional.of(words.text(switch (better) {
			case NEITHER -> "chart.said.target";
			case MORE -> (goes >= 0) ? "chart.said.target.met" : "chart.said.target.missed";
			case LESS -> (goes <= 0) ? "chart.said.target.met" : "chart.said.target.missed";
		}, now.targetShown()));
	}

	/** The most and the fewest. */
	private static List<String> beside(Say words, List<Point> points, List<Point> numbers) {
		var said = new ArrayList<String>();
		Comparator<Point> byValue = Comparator.comparing(it -> Objects.requireNonNull(it.value()));
		Point most = numbers.stream().max(byValue).orElseThrow();
		Point fewest = numbers.stream().min(byValue).orElseThrow();
		if (numbers.size() == 1) {
			said.add(words.text("chart.said.point", most.label(), written(words, most)));
		}
		else if (byValue.compare(most, fewest) == 0) {
			said.add(words.text("chart.said.alike", written(words, most)));
		}
		else {
			said.add(words.text("chart.said.most", alike(words, numbers, most), written(words, most)));
			said.add(words.text("chart.said.fewest", alike(words, numbers, fewest), written(words, fewest)));
		}
		var gaps = points.stream().filter(it -> it.value() == null).toList();
		if (!gaps.isEmpty()) {
			said.add(words.text("chart.said.without", without(words, gaps)));
		}
		return said;
	}

	private static String alike(Say words, List<Point> numbers, Point one) {
		var same = numbers.stream()
			.filter(it -> Objects.requireNonNull(it.value()).compareTo(Objects.requireNonNull(one.value())) == 0)
			.toList();
		return (same.size() == 1) ? one.label()
				: words.text("chart.said.tied", same.getFirst().label(), same.size() - 1);
	}

	private static Optional<Point> lastNumber(List<Point> points) {
		return points.stream().filter(it -> it.value() != null).reduce((one, next) -> next);
	}

	private static String without(Say words, List<Point> gaps) {
		return Arrays.stream(State.values())
			.filter(state -> gaps.stream().anyMatch(it -> it.state() == state))
			.map(state -> words.text("chart.count." + state.name(),
					gaps.stream().filter(it -> it.state() == state).count()))
			.collect(Collectors.joining(", "));
	}

	/** Words by their key. */
	@FunctionalInterface
	interface Say {

		String text(String key, Object... parameters);

	}

}
