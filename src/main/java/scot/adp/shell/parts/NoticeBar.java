package scot.adp.shell.parts;

import java.util.Comparator;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.spring.annotation.SpringComponent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import scot.adp.shell.spi.Notice;

/** What modules have to say above every page, one below the other; mostly nothing. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public class NoticeBar extends Section {

	private final transient ObjectProvider<Notice> notices;

	/** A bar of what some have to say. */
	public NoticeBar(ObjectProvider<Notice> notices) {
		this.notices = notices;
		addClassName("notices");
		getElement().setAttribute("aria-label", getTranslation("notices"));
		setVisible(false);
	}

	/** Says what is to be known now. */
	public void refresh() {
		removeAll();
		said(notices).forEach(said -> {
			var line = new Div(said);
			line.addClassName("notice");
			line.getElement().setAttribute("role", "status");
			add(line);
		});
		setVisible(getComponentCount() > 0);
	}

	/** What is to be known now, in the order in which it stands. */
	public static Stream<Component> said(ObjectProvider<Notice> notices) {
		return notices.stream().sorted(Comparator.comparing(Notice::order)).flatMap(notice -> notice.now().stream());
	}

}
