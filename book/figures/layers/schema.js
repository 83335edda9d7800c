export const LAYERS = 96; // of the photo
export const COMPONENTS = 61; // of the digits: three pixels are always blank

const beside = (words) => ({ choice: ["original", "layer", "rest"], default: "original", words });

export default {
  title: "A picture in layers",
  numbers: {},
  modes: {
    of: {
      photo: {
        title: "a photo and its singular values",
        words: "The photo of the data set as a sum of its first layers, by singular values. The reader predicts how many layers are needed until nobody sees a difference, and how many numbers they take.",
        numbers: {
          most: { whole: [10, LAYERS], default: LAYERS, words: "how many layers the slider and the curve reach" },
          k: { whole: [0, "most"], default: 1, words: "how many layers are kept at the start" },
          beside: beside("what stands beside their sum: the original, the last layer alone, or what is missing"),
        },
        sample: {
          alt: "A photo of a man behind a camera, blurred into stripes, beside it the sharp original; below, a curve that falls steeply and then slowly to 0.",
          caption: "Ten of the 96 layers of a photo. How many are needed until the two pictures look alike?",
          numbers: { k: 10, beside: "original" },
        },
      },
      digit: {
        title: "a digit and its principal components",
        words: "A handwritten digit as the mean of all digits and its parts along the first principal components. How many numbers tell which digit it is?",
        numbers: {
          digit: { whole: [0, 9], default: 3, words: "which digit is shown at the start: of each, the first of the test pictures" },
          most: { whole: [5, COMPONENTS], default: COMPONENTS, words: "how many components the slider and the curve reach" },
          k: { whole: [0, "most"], default: 2, words: "how many components are kept at the start" },
          beside: beside("what stands beside: the original, the part along the last component, or what is missing"),
        },
        sample: {
          alt: "A blurred digit of 8 times 8 pixels, beside it the original, a 3; below, a curve that rises to 1.",
          caption: "A three from ten principal components. From how many on can you read it?",
          numbers: { digit: 3, k: 10, beside: "original" },
        },
      },
    },
  },
};
