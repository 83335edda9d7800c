"""The exercises of the lab that moves pictures and trains a first neuron."""
