package scot.adp.strategy.ui;

import java.util.HashMap;
import java.util.Map;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.directory.parts.MemberField;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.UnitId;

/**
 * Chooses who leads an action or stands in, among those who can lead work; each is told
 * with their unit.
 */
class LeadField extends MemberField {

	private final Map<UnitId, UnitView> units = new HashMap<>();

	/**
	 * Makes a field in which nobody is chosen.
	 * @param first the unit whose people come first, or null
	 */
	LeadField(String label, Members members, Partners partners, @Nullable UnitId first) {
		super(label, members);
		search(query -> {
			var some = members.leading(query.getFilter().orElse(""), first, query.getOffset(), query.getLimit());
			units.putAll(partners.units(some.stream().map(MemberView::unit).distinct().toList()));
			return some.stream();
		}, this::coded);
		setRenderer(new ComponentRenderer<>(member -> {
			@Nullable UnitView of = units.get(member.unit());
			var unit = new Span((of != null) ? of.name() : member.unit().value());
			unit.addClassName("work-detail");
			return new Div(new Span(getItemLabelGenerator().apply(member)), unit);
		}));
		setWidthFull();
	}

}
