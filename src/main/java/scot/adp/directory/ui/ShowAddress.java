package scot.adp.directory.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.identity.Caller;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Words;

/**
 * A button in the place of an address that is not for everybody. That it was read is told
 * to the audit trail.
 */
final class ShowAddress extends Div {

	private ShowAddress(Places places, PlaceView place) {
		var show = new Button(Words.of("places.show"));
		show.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		show.setTooltipText(Words.of("places.show.told"));
		show.addClickListener(event -> {
			String line = places.address(place.id()).line();
			var shown = new Span(line.isEmpty() ? Words.of("places.show.none") : line);
			shown.getElement().setAttribute("tabindex", "-1");
			removeAll();
			add(shown);
			shown.getElement().callJsFunction("focus");
		});
		add(Named.of(show, place.name()));
	}

	/** Whether there is an address that somebody reads only so. */
	static boolean may(Caller caller, PlaceView place) {
		@Nullable UnitId unit = place.unit();
		return place.masking() != PlaceView.Masking.OPEN && caller.may("directory.masked.read")
				&& (caller.supportTeam() || (unit != null && caller.readUnits().contains(unit)));
	}

	static ShowAddress of(Places places, PlaceView place) {
		return new ShowAddress(places, place);
	}

}
