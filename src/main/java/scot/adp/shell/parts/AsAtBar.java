package scot.adp.shell.parts;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Days;

/**
 * Says as at which day a page is read, where that is not today, and lets the reader
 * choose another. The day stands in the address as {@value #PARAMETER}.
 */
public final class AsAtBar extends Composite<Div> {

	/** The name of the day in an address. */
	public static final String PARAMETER = "asAt";

	/**
	 * Makes a bar.
	 * @param day the day, or null for now
	 */
	public AsAtBar(@Nullable LocalDate day, LocalDate today) {
		getContent().addClassName("as-at");
		var field = new DayField(getTranslation("as-at.day"));
		field.setMax(today);
		field.setValue(day);
		field.addValueChangeListener(event -> {
			// The event tells the day before the field read it anew.
			if (event.isFromClient() && field.getValue() != null && field.fault() == null) {
				go(field.getValue());
			}
		});
		if (day == null) {
			getContent().add(new Details(getTranslation("as-at.choose"), field));
			return;
		}
		banner(day, field);
	}

	private void banner(LocalDate day, DayField field) {
		var words = new Paragraph(getTranslation("as-at.banner", Dates.full(day)));
		words.addClassName("as-at-words");
		var back = new Button(getTranslation("as-at.back"), event -> go(null));
		back.addClassName("as-at-back");
		var tools = new Div(field, back);
		tools.addClassName("verbs");
		getContent().add(words, tools);
		getContent().addClassName("as-at-banner");
		getContent().getElement().setAttribute("role", "region");
		getContent().getElement().setAttribute("aria-label", getTranslation("as-at.label"));
	}

	/**
	 * The day that an address names, or null where it names none.
	 * @throws Problem where what it names is no day
	 */
	public static @Nullable LocalDate day(Location address) {
		return day(address, PARAMETER);
	}

	/**
	 * The day that a parameter of an address names, or null where it names none.
	 * @throws Problem where what it names is no day
	 */
	public static @Nullable LocalDate day(Location address, String parameter) {
		@Nullable String given = address.getQueryParameters().getSingleParameter(parameter).orElse(null);
		if (given == null || given.isEmpty()) {
			return null;
		}
		return Days.read(given).orElseThrow(why -> Problem.invalid(parameter, why));
	}

	/** An address with the day, or as it stands where there is none. */
	public static String link(String address, @Nullable LocalDate day) {
		return (day != null) ? "%s%s%s=%s".formatted(address, address.contains("?") ? "&" : "?", PARAMETER, day)
				: address;
	}

	private static void go(@Nullable LocalDate day) {
		var here = UI.getCurrent().getActiveViewLocation();
		var parameters = new HashMap<>(here.getQueryParameters().getParameters());
		parameters.remove(PARAMETER);
		if (day != null) {
			parameters.put(PARAMETER, List.of(day.toString()));
		}
		UI.getCurrent().navigate(here.getPath(), new QueryParameters(parameters));
	}

}
