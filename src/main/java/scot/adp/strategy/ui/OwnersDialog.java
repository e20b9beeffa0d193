package scot.adp.strategy.ui;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.UnitView;
import scot.adp.identity.MemberView;
import scot.adp.platform.MemberId;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.FormDialog;
import scot.adp.strategy.ActionOwners;
import scot.adp.strategy.ActionView;

/** Gives an action its lead and deputy; those of its own unit are offered first. */
class OwnersDialog extends FormDialog {

	final Choice<MemberView> lead = new Choice<>(getTranslation("owners.lead"));

	final Choice<MemberView> deputy = new Choice<>(getTranslation("owners.deputy"));

	OwnersDialog(ActionOwners owners, ActionView action, List<MemberView> members, Collection<MemberView> own,
			Map<UnitId, UnitView> units, Runnable afterwards) {
		super(Wording.text("owners.title", action.code()));
		var offered = Stream.concat(members.stream().filter(member -> member.role().leadsWork()), own.stream())
			.distinct()
			.sorted((one, other) -> Boolean.compare(!one.unit().equals(action.leadUnit()),
					!other.unit().equals(action.leadUnit())))
			.toList();
		for (var field : List.of(lead, deputy)) {
			field.setItems(offered);
			field.setItemLabelGenerator(OwnersDialog::named);
			field.setRenderer(new ComponentRenderer<>(it -> {
				var unit = new Span(named(units, it.unit()));
				unit.addClassName("work-detail");
				return new Div(new Span(named(it)), unit);
			}));
			field.setClearButtonVisible(true);
			field.setWidthFull();
		}
		choose(lead, offered, action.lead());
		choose(deputy, offered, action.deputy());
		field("lead", lead).field("deputy", deputy)
			.save(getTranslation("owners.save"),
					key -> owners.assign(action.plan(), action.code(), action.version(), id(lead), id(deputy)),
					getTranslation("owners.saved", action.code()), afterwards);
	}

	private static @Nullable MemberId id(Choice<MemberView> field) {
		return field.getOptionalValue().map(MemberView::id).orElse(null);
	}

	private static void choose(Choice<MemberView> field, List<MemberView> members, @Nullable MemberId chosen) {
		members.stream().filter(it -> Objects.equals(it.id(), chosen)).findFirst().ifPresent(field::setValue);
	}

	private static String named(MemberView member) {
		return "%s, %s".formatted(member.name(), member.post());
	}

	private static String named(Map<UnitId, UnitView> units, UnitId unit) {
		@Nullable UnitView view = units.get(unit);
		return (view != null) ? view.name() : unit.value();
	}

}
