use leptos::prelude::*;

/// The icons of the bottom bar, drawn in the current colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Home,
    Market,
    Court,
    Todo,
    Me,
}

impl Icon {
    pub fn view(self) -> impl IntoView {
        let path = match self {
            Icon::Home => "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
            Icon::Market => "M4 9h16l-1.2 11H5.2zM8.5 9a3.5 3.5 0 017 0",
            Icon::Court => "M12 4v15M7 20h10M5 7h14M5 7l-2.5 6h5zM19 7l-2.5 6h5z",
            Icon::Todo => "M5 6h14M5 12h14M5 18h9",
            Icon::Me => "M12 4a4 4 0 110 8 4 4 0 010-8zM4.5 20c1-4.5 4-6.5 7.5-6.5s6.5 2 7.5 6.5",
        };
        view! { <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=path/></svg> }
    }
}
