package scot.adp.bus.ui;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import scot.adp.bus.HandledView;
import scot.adp.shell.parts.Facts;

/**
 * How many deliveries each five minutes of the last hour saw: bars, a sentence and the
 * numbers.
 */
class HandledBars extends Composite<Div> {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK)
		.withZone(ZoneId.of("Europe/London"));

	private static final int WIDTH = 20;

	private static final int HEIGHT = 60;

	HandledBars(List<HandledView> parts) {
		int all = parts.stream().mapToInt(HandledView::deliveries).sum();
		int most = Math.max(1, parts.stream().mapToInt(HandledView::deliveries).max().orElse(1));
		String said = getTranslation("bus.handled.said", all, most, time(parts.getFirst().from()));
		var bars = new StringBuilder("<svg role=\"img\" aria-hidden=\"true\" width=\"100%%\" height=\"%d\" "
			.formatted(HEIGHT + 2)
				+ "preserveAspectRatio=\"none\" viewBox=\"0 0 %d %d\">".formatted(WIDTH * parts.size(), HEIGHT + 2));
		for (int i = 0; i < parts.size(); i++) {
			// One that is not nothing is seen.
			int high = (parts.get(i).deliveries() == 0) ? 0 : Math.max(2, parts.get(i).deliveries() * HEIGHT / most);
			bars.append("<rect fill=\"currentColor\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"></rect>"
				.formatted(i * WIDTH + 2, HEIGHT - high, WIDTH - 4, high));
		}
		bars.append("<rect fill=\"currentColor\" x=\"0\" y=\"%d\" width=\"%d\" height=\"1\"></rect></svg>"
			.formatted(HEIGHT, WIDTH * parts.size()));
		var numbers = new Facts();
		parts.forEach(part -> numbers.with(time(part.from()), String.valueOf(part.deliveries())));
		getContent().add(new Paragraph(said), new Html(bars.toString()),
				new Details(getTranslation("bus.handled.numbers"), numbers));
	}

	private static String time(OffsetDateTime at) {
		return TIME.format(at);
	}

}
